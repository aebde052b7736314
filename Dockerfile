# The released program on Debian slim: docker build --build-arg VERSION=0.1.0 -t vitrine .
#   docker run --rm -v "$PWD":/site vitrine build --strict
# It expects what `make dist` makes in .build/dist.
FROM debian:bookworm-slim
ARG VERSION=0.1.0
ADD .build/dist/vitrine-${VERSION}-linux-x86_64.tar.gz /opt/
RUN ln -s "/opt/vitrine-${VERSION}-linux-x86_64/bin/vitrine" /usr/local/bin/vitrine \
  && useradd --create-home --uid 1000 author
USER 1000
WORKDIR /site
EXPOSE 8000
ENTRYPOINT ["vitrine"]
CMD ["--help"]
