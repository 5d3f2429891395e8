"""The ground the rooms stand on; it names rooms in strings and never imports one."""
