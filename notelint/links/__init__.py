"""Where links lead: files, anchors of notes, and websites. The only package with a network.

- `local_targets`: links to files, by what `files` finds in the repository
- `packed_targets`: links between the notes of packs and addresses
- `web`: links to websites: verdicts of the ledger, else of requests
- `request_urls`: requests URLs in a `request_thread`; each by a `requester` and its `client`, which
  follows redirects hop by hop, within `host_limits`, to addresses that `resolver` looked up and
  `guard` let pass; `response` and `page` say what came back
- `consent`: which settings for requests, and which proxy, the user allows
- `ledger`: verdicts kept from run to run: `ledger_entry`, `ledger_file`, `quarantine`, `json_lines`
- `urls`: the host and origin of a URL, and whether it may be stored and shown

Other packages import `local_targets`, `packed_targets`, `web`, `request_urls`, `consent`, `ledger`
and `json_lines`.
"""
