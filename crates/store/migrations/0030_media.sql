-- What editors have uploaded: pictures, sound, film and documents, each with the place of what readers get (below
-- content/) and of the original (below vault/, which no address leads to).
create table media (
    id text primary key not null,
    path text not null unique,
    original text not null,
    hash text not null,
    name text not null,
    media_type text not null,
    size bigint not null,
    width bigint,
    height bigint,
    alt text,
    credit text,
    uploaded_by text,
    created_at text not null,
    updated_at text
);
create index media_by_time on media (created_at);
create index media_by_hash on media (hash);
