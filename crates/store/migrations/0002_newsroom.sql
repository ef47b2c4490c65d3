-- What Courant keeps beside Ghost's exported tables.

-- Keys of integrations, as Ghost names them.
create table integrations (
    id text primary key not null,
    type text not null default 'custom',
    name text not null,
    slug text not null unique,
    icon_image text,
    description text,
    created_at text not null,
    updated_at text
);

create table api_keys (
    id text primary key not null,
    type text not null,
    secret text not null unique,
    role_id text,
    integration_id text,
    user_id text,
    last_seen_at text,
    last_seen_version text,
    created_at text not null,
    updated_at text
);

-- Every published story stands once in each list that shows it: 'posts', 'pages', 'kind/video', 'tag/ID', 'author/ID'.
-- Readers' pages walk these lists, so their cost does not grow with the archive.
create table listings (
    list text not null,
    published_at text not null,
    post_id text not null,
    primary key (list, published_at, post_id)
);

create index listings_by_post on listings (post_id);

-- How many stories each list holds, kept with every change, so that nobody counts.
create table listing_counts (
    list text primary key not null,
    published bigint not null
);

-- How far an import has come that was cut short.
create table imports (
    digest text primary key not null,
    rows_done bigint not null
);

-- Grows with every committed change of what readers see.
create table generations (
    name text primary key not null,
    number bigint not null
);
