-- How far a draft has come on its way out, and what people have typed of stories that are out before they publish it.
alter table posts add column review text not null default 'draft';

create table working_copies (
    post_id text not null,
    user_id text not null,
    fields text not null,
    based_on text not null,
    saved_at text not null,
    primary key (post_id, user_id)
);
