//! The grammar of generated stories: frames whose gaps are filled from a story's own cast.
//!
//! `{thing}`, `{body}`, `{people}`, `{place}` and `{other}` (a second place) stay the same through
//! a story, `{person}` is one of its two speakers, `{Thing}` begins a sentence; `{n}`, `{many}`,
//! `{money}`, `{share}`, `{year}`, `{weeks}` and `{day}` are drawn anew each time.

use fastrand::Rng;

use super::words::{PLACES, Topic};

/// Who and what one story is about.
pub(super) struct Cast {
    pub(super) thing: &'static str,
    pub(super) body: &'static str,
    pub(super) people: &'static str,
    pub(super) place: &'static str,
    pub(super) other: &'static str,
    pub(super) speakers: [String; 2],
}

impl Cast {
    pub(super) fn draw(topic: &Topic, random: &mut Rng) -> Self {
        let (place, other) = two_places(random);
        Self {
            place,
            other,
            thing: pick(topic.things, random),
            body: pick(topic.bodies, random),
            people: pick(topic.people, random),
            speakers: [super::full_name(random), super::full_name(random)],
        }
    }

    /// A frame with its gaps filled, beginning with a capital letter.
    pub(super) fn fill(&self, frame: &str, random: &mut Rng) -> String {
        let mut text = String::with_capacity(frame.len() * 2);
        let mut rest = frame;
        while let Some((before, (gap, after))) =
            rest.split_once('{').and_then(|(before, gap)| Some((before, gap.split_once('}')?)))
        {
            text.push_str(before);
            let starts = text.is_empty() || text.ends_with(". ") || text.ends_with('“');
            let word = self.word(gap, random);
            text.push_str(&if starts { capitalised(&word) } else { word });
            rest = after;
        }
        text + rest
    }

    fn word(&self, gap: &str, random: &mut Rng) -> String {
        match gap {
            "thing" => self.thing.to_owned(),
            "body" => self.body.to_owned(),
            "people" => self.people.to_owned(),
            "place" => self.place.to_owned(),
            "other" => self.other.to_owned(),
            "person" => pick(&self.speakers, random),
            "n" => random.u32(2..20).to_string(),
            "many" => grouped(random.u32(40..9000)),
            "money" => format!("{} crowns", grouped(random.u32(12..900) * 1000)),
            "share" => format!("{} per cent", random.u32(11..90)),
            "year" => random.u32(1931..2019).to_string(),
            "weeks" => format!("{} weeks", random.u32(2..14)),
            _ => {
                pick(&["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"], random)
                    .to_owned()
            }
        }
    }
}

/// One of `from`, or nothing at all if it is empty.
pub(super) fn pick<T: Clone + Default>(from: &[T], random: &mut Rng) -> T {
    random.choice(from).cloned().unwrap_or_default()
}

fn two_places(random: &mut Rng) -> (&'static str, &'static str) {
    let first = random.usize(..PLACES.len());
    let second = (first + random.usize(1..PLACES.len())) % PLACES.len();
    let place = |number: usize| PLACES.get(number).copied().unwrap_or_default();
    (place(first), place(second))
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// `12345` as `12,345`.
fn grouped(number: u32) -> String {
    if number < 1000 { number.to_string() } else { format!("{},{:03}", number / 1000, number % 1000) }
}

pub(super) const TITLES: &[&str] = &[
    "{body} promises answer on {thing} within {weeks}",
    "{people} in {place} win a say over {thing}",
    "{thing} to cost {money}, {body} admits",
    "{place} waits for news of {thing}",
    "{body} puts off decision on {thing} for {weeks}",
    "After {n} years, {thing} comes to {place}",
    "{people} ask {body} to think again about {thing}",
    "What {thing} means for {place}",
    "{thing}: {share} of {people} are in favour",
    "A quiet revolt over {thing} in {place}",
    "{body} and {people} agree on {thing}",
    "How {people} in {place} saved {thing}",
    "{place} votes for {thing} by a margin of {n}",
    "{thing} returns to {place} on {day}",
    "{body} finds {money} for {thing}",
    "The argument about {thing}, from {place} to {other}",
    "{person}: “Nobody asked the {people}”",
    "{people} count the cost of {thing}",
    "{thing} under review after complaints from {place}",
    "In {place}, {thing} is everybody’s business",
];

pub(super) const OPENINGS: &[&str] = &[
    "{body} will decide within {weeks} what is to become of {thing}, after {people} in {place} handed in {many} signatures on {day}.",
    "{people} in {place} woke on {day} to the news that {thing} had been put off by {weeks}, and few of them were surprised.",
    "It took {n} meetings and one long night, but {body} and {people} in {place} have come to terms over {thing}.",
    "{thing} will cost {money} more than planned, {body} said on {day}, and most of the difference is to be found in {place}.",
    "For the first time since {year}, {thing} is in the hands of {people} from {place}.",
    "A plan for {thing} that has divided {place} for {n} years was withdrawn on {day} without a vote.",
    "On {day} evening {many} people came to a hall in {place} that was built for half as many, to talk about {thing}.",
    "{person} had prepared for a quarrel over {thing}, and got a round of applause.",
];

pub(super) const SENTENCES: &[&str] = &[
    "{body} said the first results would be made public in {weeks}.",
    "In {place} alone, {many} people are affected, according to figures that {body} published on {day}.",
    "“We were told it would take {weeks},” said {person}. “That was in {year}.”",
    "The last attempt, in {year}, failed for want of {money}.",
    "{person}, who has lived in {place} for {n} years, keeps a folder of every letter on the matter.",
    "A survey of {many} {people} found that {share} would accept the change if it were explained to them.",
    "{people} from {other} see it differently, and said so at length.",
    "The cost, put at {money} last spring, has since risen by {share}.",
    "{body} did not dispute the figures, but called them incomplete.",
    "“Nobody is against it,” {person} said. “We are against hearing about it last.”",
    "An independent engineer, asked by this newspaper to read the plans, found {n} questions that they do not answer.",
    "Work would begin in {place} and reach {other} about {weeks} later.",
    "By {day} afternoon the list of volunteers had grown to {many} names.",
    "Similar schemes in Dunmarrow and Corvane were finished early and cost less than expected.",
    "{person} called the offer a beginning. Others in the room called it an end.",
    "The agreement runs for {n} years and can be ended by either side with {weeks} of notice.",
    "Only {share} of those who were asked had heard of the plan before it appeared on lamp posts.",
    "There is money for it: {money} from the region, and a little more from a fund that was set up in {year} and forgotten.",
    "“I do not need to win,” said {person}. “I need to know when the noise stops.”",
    "On the quiet streets behind {place}, opinions are as firm as they are different.",
    "{body} has invited {people} to an open evening on {day}, with tea.",
    "Two councillors abstained, one of them because the matter concerned a cousin in {other}.",
    "The report, {n} pages long, was written in {weeks} and read, by all accounts, in one evening.",
    "Repairs made in {year} were meant to last for {n} years, and have lasted for twice as long.",
    "{person} has drawn a map of the alternatives, which hangs in the window of the bakery.",
    "The number of complaints fell by {share} over the year, partly because people had stopped complaining.",
    "For {people}, the change means an earlier start and, on most days, an earlier end.",
    "“You cannot see it from an office,” {person} said, standing in the rain to prove it.",
    "Insurance will pay for {share} of the damage; the rest is a matter of negotiation.",
    "A first stage, limited to {place}, was praised even by those who had voted against it.",
    "{body} has promised to publish every offer above {money}.",
    "The oldest document in the file is a postcard from {year}.",
    "Children from {other} have written {many} letters, of which several are about something else.",
    "No date has been set, but {day} was mentioned by three people independently of each other.",
    "Asked whether that was good news, {person} thought for some time. “It is news,” was the answer.",
    "The contract goes to a firm from Hallinford, which has done such work {n} times before.",
    "{people} will be able to follow progress on a board in {place}, brought up to date by hand every {day}.",
    "If all goes well, {many} households will notice nothing at all.",
    "A proposal to name it after {person} was met with laughter, not least from the person concerned.",
    "Until then, the old arrangement stays in force, with the exceptions agreed in {year}.",
    "{share} of the work is done, and it is the easier part.",
    "“My grandmother signed the first petition,” said {person}. “I intend to sign the last.”",
    "The figures for {other} are better, which nobody there can explain.",
    "{body} accepts that it should have spoken to {people} sooner.",
    "One line in the budget, of {money}, will be argued over again in the spring.",
    "Neighbours have set up a rota: {n} of them watch by day, and two by night.",
    "There were no injuries, and little damage beyond a fence in {other}.",
    "The decision can be appealed within {weeks}; so far nobody has said that they will.",
    "On the way out, {person} stopped to thank the caretaker, who had stayed {n} hours past the end of the shift.",
    "What happens after that depends on the weather, on {body}, and on a delivery from {other}.",
    "The matter has been on the agenda {n} times.",
    "{thing} has been measured, mapped and argued over since {year}; it has never before been counted.",
];

pub(super) const HEADINGS: &[&str] = &[
    "What happens next",
    "The cost",
    "How it began",
    "Two sides of a street",
    "A question of money",
    "In figures",
    "Those who stay",
    "The long way round",
    "A second opinion",
    "What the report says",
];
