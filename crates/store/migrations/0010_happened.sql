-- What has happened, in the order of the commits, until everybody who listens has heard of it. A row is written in the
-- transaction of the act itself: no act without its row, no row without its act.
create table outbox (
    number bigint primary key not null,
    event text not null,
    thing_id text not null,
    current text,
    previous text,
    created_at text not null
);
