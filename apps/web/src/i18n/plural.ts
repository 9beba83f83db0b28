const english = new Intl.PluralRules('en-US')
const spanish = new Intl.PluralRules('es-US')

/** The English form for `n` things. */
export function pluralEn(n: number, forms: { readonly one: string; readonly other: string }): string {
  return english.select(n) === 'one' ? forms.one : forms.other
}

/** The Spanish form for `n` things. `many` is for whole millions: "1 000 000 de tarjetas". */
export function pluralEs(
  n: number,
  forms: { readonly one: string; readonly many: string; readonly other: string },
): string {
  const form = spanish.select(n)
  return form === 'one' ? forms.one : form === 'many' ? forms.many : forms.other
}
