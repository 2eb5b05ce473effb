// The workflow that README and demo show to somebody who starts. Pure.

import { project } from "../model/project.ts";

/** `commit` is the full SHA of a release; before there is one, a placeholder that cannot run by accident. */
export const quickstart = (commit = "<full SHA>"): string => `name: sigproof
on: [push, pull_request]
permissions: {}                # contents: read where the repository is private
jobs:
  sigproof:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
        with: { persist-credentials: false }
      - run: ./start-my-api &  # however your API starts
      - uses: ${project.slug}@${commit} # v${project.version}
        with:
          spec: openapi.yaml
          base-url: http://127.0.0.1:5000
          wait-for: /            # a path that answers 2xx or 3xx once the API is up
`;
