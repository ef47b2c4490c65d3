"""Multiplies the stories of a Ghost site in its database, as speed/archive.py does it in an export.

One text of SQL serves both databases: MariaDB is told to join strings by `||`, SQLite is taught md5.
"""
import hashlib, sqlite3, subprocess

LINKED = ("posts_meta", "posts_tags", "posts_authors")
BASE = "type = 'post' and status = 'published'"


class MariaDb:
    """Statements by the command line of MariaDB."""

    older = "({moment} - interval {copy} second)"

    def __init__(self, client, socket):
        self.command = [client, "--no-defaults", "-N", "-S", socket, "-u", "root", "ghost"]

    def run(self, statements):
        mode = "set sql_mode = 'PIPES_AS_CONCAT', foreign_key_checks = 0; "
        done = subprocess.run(self.command, input=mode + statements, text=True, capture_output=True, check=True)
        return done.stdout.split("\n")

    def columns(self, table):
        rows = self.run(f"select column_name from information_schema.columns where table_schema = 'ghost' "
                        f"and table_name = '{table}' order by ordinal_position")
        return [row for row in rows if row]

    def count(self):
        return int(self.run("select count(*) from posts where type = 'post'")[0])

    def finish(self):
        self.run("analyze table posts, posts_meta, posts_tags, posts_authors")


class Sqlite:
    """Statements on the file of a Ghost that is not running."""

    older = "datetime({moment}, '-{copy} seconds')"

    def __init__(self, file):
        self.database = sqlite3.connect(file)
        self.database.create_function("md5", 1, lambda text: hashlib.md5(str(text).encode()).hexdigest(), deterministic=True)

    def run(self, statements):
        self.database.executescript(statements)

    def columns(self, table):
        return [row[1] for row in self.database.execute(f"pragma table_info({table})")]

    def count(self):
        return self.database.execute("select count(*) from posts where type = 'post'").fetchone()[0]

    def finish(self):
        self.database.execute("analyze")
        self.database.commit()
        self.database.close()


def multiply(database, stories):
    """Adds copies until there are so many stories."""
    database.run("drop table if exists bench_base; create table bench_base as select id, row_number() over "
                 f"(order by published_at desc, id) as place from posts where {BASE};")
    have, copy = database.count(), 1
    while have < stories:
        before = have
        database.run(_copies(database, copy, stories - have))
        have, copy = database.count(), copy + 1
        if have == before:
            raise ValueError(f"copy {copy} added nothing")
    database.run("drop table bench_base;")
    database.finish()


def _copies(database, copy, most):
    chosen = f"(select id from bench_base where place <= {most})"
    new = lambda kind, column: f"substr(md5('{kind}{copy}:' || {column}), 1, 24)"
    digits = f"md5('u{copy}:' || id)"
    changed = {"id": new("p", "id"), "comment_id": new("p", "id"),
               "title": f"title || ' ({copy})'", "slug": f"substr(slug, 1, 170) || '-k{copy}'",
               "uuid": f"substr({digits}, 1, 8) || '-' || substr({digits}, 9, 4) || '-4' || substr({digits}, 14, 3) "
                       f"|| '-a' || substr({digits}, 18, 3) || '-' || substr({digits}, 21, 12)"}
    for moment in ("created_at", "updated_at", "published_at"):
        changed[moment] = database.older.format(moment=moment, copy=copy)
    statements = _insert("posts", database.columns("posts"), changed, f"id in {chosen}")
    for table in LINKED:
        linked = {"id": new("r", "id"), "post_id": new("p", "post_id")}
        statements += _insert(table, database.columns(table), linked, f"post_id in {chosen}")
    return statements


def _insert(table, columns, changed, chosen):
    names = ", ".join(f"`{name}`" for name in columns)
    values = ", ".join(changed.get(name, f"`{name}`") for name in columns)
    return f"insert into {table} ({names}) select {values} from {table} where {chosen};\n"
