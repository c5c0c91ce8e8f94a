# notelint in a small image, as a user without rights:
#   docker build --tag notelint .
#   docker run --rm --volume "$PWD:/notes:ro" notelint check
FROM python:3.13-slim AS build
COPY . /source
RUN python -m venv /opt/notelint \
    && /opt/notelint/bin/python -m pip install --no-cache-dir --constraint /source/constraints.txt /source \
    && /opt/notelint/bin/python -m pip uninstall --yes pip

FROM python:3.13-slim
# Git: for what a repository ignores, and for --since. Its version is the distribution's.
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install --yes --no-install-recommends git \
    && rm -rf /var/lib/apt/lists/* \
    && git config --system --add safe.directory /notes \
    && useradd --uid 10001 --create-home notelint
COPY --from=build /opt/notelint /opt/notelint
ENV PATH=/opt/notelint/bin:$PATH LC_ALL=C.UTF-8
USER 10001
WORKDIR /notes
ENTRYPOINT ["notelint"]
CMD ["check"]
