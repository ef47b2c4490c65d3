-- What changed in the last generations of what readers see, so that a kept page can tell whether it still holds.
create table changes (
    number bigint not null,
    thing text not null,
    gained boolean not null,
    primary key (number, thing)
);
