"""Settings and a command line to a plan, and the plan's cache.

Other rooms import `load` (`load_plan`, `PlanOptions`, `Loaded`, `schema_path`) and `folders`
(`cache_folder`). Settings files, fuzzing and tests also use `discovery` and `settings`.
"""
