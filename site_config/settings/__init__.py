"""Settings: `base` is safe to deploy; `local`, `dev` and `test` relax it, `production` demands its secrets."""
