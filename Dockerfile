# Biaojian as a container: built from this folder, runs offline, as a user without rights, on a read-only root.
FROM node:20.19-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc tsconfig.json ./
COPY scripts scripts
COPY src src
COPY docs/openapi.json docs/
RUN npm ci && npm run build && npm prune --omit=dev --ignore-scripts

FROM node:20.19-bookworm-slim
ENV NODE_ENV=production BIAOJIAN_STORE=/data
WORKDIR /app
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY package.json LICENSE NOTICE sbom.cdx.json ./
COPY cypher cypher
COPY datasets datasets
COPY docs docs
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 8321
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:8321/livez').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "dist/cli/main.js"]
CMD ["serve", "--host", "127.0.0.1", "--port", "8321"]
