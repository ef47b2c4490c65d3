-- Work that is done after the answer. A row is written in the transaction of the act that calls for it, and goes when
-- the work is done; whoever takes it moves its time on, so that a process that dies leaves it to the next.
create table jobs (
    id text primary key not null,
    kind text not null,
    work text,
    due_at bigint not null,
    attempts bigint not null default 0,
    is_dead boolean not null default false,
    error text,
    created_at text not null
);
create index jobs_by_due on jobs (kind, is_dead, due_at);

-- Nobody has listened so far: what happened before is told to nobody now.
delete from outbox;
