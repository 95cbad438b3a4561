# The service without a database: give it one with ConnectionStrings__Commerce.
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
RUN apt-get update && apt-get install -y --no-install-recommends npm && rm -rf /var/lib/apt/lists/*
WORKDIR /source
COPY . .
RUN dotnet publish src/Commerce.Api --configuration Release --runtime linux-x64 --self-contained --output /app

FROM debian:bookworm-slim
RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates libssl3 \
    && rm -rf /var/lib/apt/lists/* && useradd --system --uid 1654 --create-home commerce
WORKDIR /app
COPY --from=build /app .
USER commerce
ENV ASPNETCORE_URLS=http://0.0.0.0:8080 Commerce__Demo=false
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s CMD ["./Commerce.Api", "health"]
ENTRYPOINT ["./Commerce.Api"]
