# One image, one process. `docker build -t commonboard .`
#
# The base by its tag: whoever wants to know exactly what runs gives it by its digest, which
#   docker buildx imagetools inspect node:22-bookworm-slim
# prints: docker build --build-arg NODE_IMAGE=node:22-bookworm-slim@sha256:… .
ARG NODE_IMAGE=node:22-bookworm-slim

FROM ${NODE_IMAGE} AS build
WORKDIR /app
COPY . .
# Installs what the lock file names, without install scripts, and builds the pages and the server.
RUN node scripts/build.mjs
# What the server needs while it runs, and nothing else.
RUN rm -rf node_modules \
 && npm ci --ignore-scripts --omit=dev --workspace=@commonboard/sync-server --no-audit --no-fund \
 && rm -rf node_modules/@commonboard

FROM ${NODE_IMAGE}
ENV NODE_ENV=production DATA_DIR=/data
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
# The program belongs to root; the server writes to /data and nowhere else, so the rest may be read-only.
RUN mkdir -m 0700 /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
# It takes leave of everybody and saves what is on its way: give it `--stop-timeout 15`.
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=10s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 3000}/health/live`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# Node itself and no npm: the signals of the container reach the server.
CMD ["node", "dist/server/main.js"]
