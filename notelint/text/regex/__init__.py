r"""Regular expressions in linear time: RE2's language (https://github.com/google/re2/wiki/Syntax).

`automaton` has `Regex`. `syntax` parses a pattern to a tree, with `brackets` and `charsets`;
`program` makes a list of instructions of it; `automaton` runs these: as an automaton that is built
while it runs, and thread by thread where groups are wanted. Each character of a text is seen once
by each, whatever the pattern (Ken Thompson 1968; Russ Cox, "Regular Expression Matching Can Be
Simple And Fast").

No module in C is needed. The tests compare the results with RE2's own. Left out are `\C` (a byte)
and rare scripts in `\p{…}`.
"""
