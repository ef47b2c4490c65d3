//! What generated stories are about: topics, places and names, all invented.

use crate::Kind;

/// A subject of the news: who decides, what is at stake, and which rubric and pictures it gets.
pub(super) struct Topic {
    /// Name of its rubric.
    pub(super) rubric: &'static str,
    /// Things that happen to be in the news, as they stand in the middle of a sentence.
    pub(super) things: &'static [&'static str],
    /// Who is responsible for them.
    pub(super) bodies: &'static [&'static str],
    /// Who lives with them, in the plural.
    pub(super) people: &'static [&'static str],
    /// Names of the newsroom's pictures.
    pub(super) pictures: &'static [&'static str],
}

pub(super) static TOPICS: [Topic; 10] = [
    Topic {
        rubric: "Harbour",
        things: &[
            "the evening ferry",
            "the north basin",
            "the inner quay",
            "the winter timetable",
            "the dredging of the channel",
            "the harbour light",
        ],
        bodies: &["the harbour office", "the ferry trust", "the pilots’ association"],
        people: &["skippers", "islanders", "dockers", "ferry passengers"],
        pictures: &["harbour-dawn.jpg", "guillemot-ferry.jpg", "osk-island.jpg", "lifeboat.jpg"],
    },
    Topic {
        rubric: "Council",
        things: &[
            "the hill bus",
            "the market licence",
            "the town budget",
            "the street lamp plan",
            "the drainage scheme",
            "the parking order",
        ],
        bodies: &["the town council", "the planning committee", "the mayor’s office"],
        people: &["residents", "stallholders", "councillors", "ratepayers"],
        pictures: &["council-hall.jpg", "copper-square-market.jpg", "night-seafront.jpg"],
    },
    Topic {
        rubric: "Transport",
        things: &[
            "the number 2 tram",
            "the coast road",
            "the cycle path",
            "the night bus",
            "the lifting bridge",
            "the station roof",
        ],
        bodies: &["the tramway company", "the transport committee", "the road office"],
        people: &["commuters", "cyclists", "drivers", "pupils"],
        pictures: &["northquay-tram.jpg", "seafront-bikes.jpg", "tidegate-bridge.jpg"],
    },
    Topic {
        rubric: "Schools",
        things: &[
            "the school kitchen",
            "the new timetable",
            "the music room",
            "the walking bus",
            "the evening school",
            "the science hall",
        ],
        bodies: &["the school board", "the teachers’ union", "the parents’ council"],
        people: &["parents", "teachers", "pupils", "caretakers"],
        pictures: &["saltgate-school.jpg", "language-cafe.jpg"],
    },
    Topic {
        rubric: "Culture",
        things: &[
            "the autumn season",
            "the library’s late opening",
            "the open-air cinema",
            "the town archive",
            "the choir festival",
            "the print museum",
        ],
        bodies: &["the Tannery theatre", "the library board", "the arts fund"],
        people: &["readers", "actors", "musicians", "volunteers"],
        pictures: &["tannery-theatre.jpg", "millrace-library.jpg", "film-night.jpg", "bandstand.jpg"],
    },
    Topic {
        rubric: "Sport",
        things: &[
            "the cup replay",
            "the regatta",
            "the new stand",
            "the youth league",
            "the sea swim",
            "the relay",
        ],
        bodies: &["the football club", "the rowing club", "the regional league"],
        people: &["supporters", "rowers", "swimmers", "coaches"],
        pictures: &["ropewalk-ground.jpg", "rowing-regatta.jpg", "winter-swim.jpg"],
    },
    Topic {
        rubric: "Weather",
        things: &[
            "the high water",
            "the frost warning",
            "the tide gate",
            "the flood fund",
            "the long dry spell",
            "the storm damage",
        ],
        bodies: &["the weather station", "the water board", "the civil protection office"],
        people: &["householders", "farmers", "fishermen", "walkers"],
        pictures: &["lighthouse-storm.jpg", "high-tide.jpg", "first-snow.jpg", "rain-umbrellas.jpg"],
    },
    Topic {
        rubric: "Business",
        things: &[
            "the boatyard order",
            "the fish auction",
            "the weekly market",
            "the cider harvest",
            "the lace mill",
            "the repair shop",
        ],
        bodies: &["the chamber of trade", "the growers’ cooperative", "the shipwrights’ guild"],
        people: &["traders", "growers", "apprentices", "customers"],
        pictures: &["boatyard.jpg", "bakery.jpg", "orchard.jpg", "copper-square-market.jpg"],
    },
    Topic {
        rubric: "Environment",
        things: &[
            "the seal count",
            "the turbine vote",
            "the solar scheme",
            "the dune fence",
            "the river clean-up",
            "the tree register",
        ],
        bodies: &["the nature trust", "the energy cooperative", "the river wardens"],
        people: &["wardens", "neighbours", "anglers", "birdwatchers"],
        pictures: &["seal-bank.jpg", "wind-turbines.jpg", "rooftops-solar.jpg"],
    },
    Topic {
        rubric: "Community",
        things: &[
            "the neighbourhood kitchen",
            "the allotment ground",
            "the language café",
            "the repair evening",
            "the kite day",
            "the warm room",
        ],
        bodies: &["the neighbours’ association", "the parish", "the volunteers’ bureau"],
        people: &["neighbours", "newcomers", "pensioners", "young families"],
        pictures: &["community-garden.jpg", "language-cafe.jpg", "kites.jpg"],
    },
];

/// Rubrics and tags beside the topics' own; the last ones are internal.
pub(super) const MORE_TAGS: &[&str] = &[
    "News Feed",
    "Opinion",
    "Explainers",
    "Video",
    "Housing",
    "Health",
    "History",
    "Food",
    "Islands",
    "Archive",
    "Letters",
    "#brief",
    "#video",
    "#audio",
    "#gallery",
    "#live",
];

pub(super) const PLACES: &[&str] = &[
    "Northquay",
    "Saltgate",
    "Ropewalk",
    "Millrace",
    "Chapel Hill",
    "Copper Square",
    "Upper Vell",
    "Osk Island",
    "Tanner’s Row",
    "Carrow Head",
    "Lower Vell",
    "Dunmarrow",
    "Corvane",
    "Hallinford",
    "Fennimore",
    "the Bathing Steps",
];

pub(super) const FIRST_NAMES: &[&str] = &[
    "Alder", "Agathe", "Bram", "Briony", "Corentin", "Desta", "Dilys", "Emlyn", "Ferelith", "Gwenda", "Hala",
    "Ikenna", "Isolde", "Jory", "Kerensa", "Lesia", "Lukas", "Merrin", "Nessa", "Ottilie", "Petronel",
    "Ruth", "Sunniva", "Tobiah",
];

pub(super) const LAST_NAMES: &[&str] = &[
    "Adeyo", "Aske", "Boyle", "Brand", "Brzeg", "Crole", "Dale", "Dray", "Finch", "Frayne", "Hane",
    "Kravets", "Marrable", "Morrow", "Oyelaran", "Pask", "Penhale", "Quayle", "Quill", "Rusk", "Tarrish",
    "Tolley", "Vray", "Zeitoun",
];

pub(super) const ROLES: &[&str] =
    &["Reporter", "Staff Writer", "News Editor", "Correspondent", "Photographer", "Columnist"];

/// Kinds in the proportions of a working newsroom: of ten stories four are briefs.
pub(super) const KINDS: &[Kind] = &[
    Kind::Article,
    Kind::Article,
    Kind::Article,
    Kind::Article,
    Kind::Article,
    Kind::Article,
    Kind::Article,
    Kind::Article,
    Kind::Article,
    Kind::Article,
    Kind::Brief,
    Kind::Brief,
    Kind::Brief,
    Kind::Brief,
    Kind::Explainer,
    Kind::Opinion,
    Kind::Video,
    Kind::Audio,
    Kind::Gallery,
    Kind::Live,
];
