"""Where the work runs: on this machine's cores, and later on a cluster; the result is the same."""
