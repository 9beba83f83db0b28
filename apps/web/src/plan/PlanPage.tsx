export default function PlanPage({ planId }: { readonly planId: string }) {
  return <main>{planId}</main>
}
