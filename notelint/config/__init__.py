"""Settings and a command line to a plan, and the plan's cache.

Other packages import `load` (`load_plan`, `PlanOptions`, `Loaded`, `schema_path`) and
`stated_language`; fuzzing and
tests also use `discovery` and `settings`.
"""
