-- A list is ordered by a moment: when the story was published or, in the lists of what changed last, when it changed.
alter table listings rename column published_at to moment;

-- Page numbers lead straight into a list of any length: some of its stories are marked, and each mark says how many
-- stories stand from it on, it among them, until the next newer mark. Marks of a higher level are rarer. Each list has
-- one mark below all of its stories at every level.
create table listing_marks (
    list text not null,
    level bigint not null,
    moment text not null,
    post_id text not null,
    stories bigint not null
);

create index listing_marks_in_order on listing_marks (list, level, moment, post_id, stories);

-- Lists in this order need no sorting where only a part of the stories is asked for.
drop index posts_by_state;
create index posts_by_state on posts (type, status, published_at, id);

-- Other sites that this one recommends; Ghost exports them where it is asked to.
create table recommendations (
    id text primary key not null,
    url text not null,
    title text not null,
    excerpt text,
    featured_image text,
    favicon text,
    description text,
    one_click_subscribe boolean not null default false,
    created_at text not null,
    updated_at text
);
