"""The repository that contains the notes: where it ends, what Git lists, what may be read.

Public modules: `git` runs Git; `top` finds a repository's top folder; `ignored` reads ignore files
where there is no Git; `readable` decides which files may be read; `opening` opens regular files;
`os_errors` says why the system refused something.
"""
