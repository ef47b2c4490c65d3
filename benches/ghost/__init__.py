"""Ghost 6.65 as a peer: installed from the npm registry outside of the repository, on SQLite or MariaDB."""
