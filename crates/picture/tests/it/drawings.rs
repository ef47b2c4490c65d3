//! SVG: what runs, asks elsewhere or only tells does not go out.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use picture::{Bounds, Kind, Refused, Wish, clean, inspect};
use proptest::prelude::*;

use crate::made::{self, pixels};
use crate::{SECRET, holds};

const NS: &str = r#"xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink""#;

fn drawn(inside: &str) -> String {
    let svg = format!("<svg {NS} viewBox=\"0 0 10 20\">{inside}</svg>");
    String::from_utf8(clean(svg.as_bytes(), Wish::default()).unwrap().bytes).unwrap()
}

#[test]
fn what_is_drawn_stays() {
    let inside = r##"<title>A &amp; B</title><defs><linearGradient id="a"><stop offset="0" stop-color="#fff"></stop></linearGradient></defs><style>.b { fill: url(#a) }</style><g class="b" transform="scale(2)"><path d="M0 0L1 1" fill="url(#a)" style="stroke: red"></path><use href="#a"></use><text x="1">5 &lt; 6</text></g>"##;
    let svg = drawn(inside);
    assert!(svg.ends_with(&format!("{inside}</svg>")), "{svg}");
    let (kind, bounds) = inspect(svg.as_bytes()).unwrap();
    assert_eq!((kind, bounds), (Kind::Svg, Some(Bounds { width: 10, height: 20, frames: 1 })));
    assert_eq!(
        clean(svg.as_bytes(), Wish::default()).unwrap().bytes,
        svg.as_bytes(),
        "what is clean stays as it is"
    );
}

#[test]
fn what_runs_or_asks_elsewhere_goes() {
    for hostile in [
        "<script>alert(1)</script>",
        "<script href=\"https://x.example/a.js\"/>",
        "<svg:script xmlns:svg=\"http://www.w3.org/2000/svg\">alert(1)</svg:script>",
        "<g onload=\"alert(1)\" onclick='alert(1)'/>",
        "<a href=\"javascript:alert(1)\"><path d=\"M0 0\"/></a>",
        "<a xlink:href=\"java&#10;script:alert(1)\"><path d=\"M0 0\"/></a>",
        "<foreignObject><body xmlns=\"http://www.w3.org/1999/xhtml\"><iframe srcdoc=\"alert(1)\"/></body></foreignObject>",
        "<use href=\"https://x.example/a.svg#b\"/>",
        "<use href=\"data:image/svg+xml;base64,PHN2Zz5hbGVydCgxKTwvc3ZnPg==\"/>",
        "<image href=\"https://x.example/a.png\"/>",
        "<image xlink:href=\"//x.example/a.png\"/>",
        "<image href=\"data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9YWxlcnQoMSk+\"/>",
        "<feImage href=\"https://x.example/a.png\"/>",
        "<style>@import url(https://x.example/a.css);</style>",
        "<style>path { fill: url(\"https://x.example/a\") }</style>",
        "<style>path { fill: u\\72l(https://x.example/a) }</style>",
        "<style><![CDATA[</style><script>alert(1)</script>]]></style>",
        "<path style=\"fill: url(https://x.example/a)\"/>",
        "<path fill=\"url('//x.example/a')\"/>",
        "<set attributeName=\"href\" to=\"javascript:alert(1)\"/>",
        "<animate attributeName=\"xlink:href\" values=\"javascript:alert(1)\"/>",
        "<animate attributeName=\"onclick\" to=\"alert(1)\"/>",
        "<handler type=\"text/javascript\">alert(1)</handler>",
        "<iframe src=\"https://x.example\"/>",
        "<audio src=\"https://x.example/a\"/><video><source src=\"https://x.example\"/></video>",
        "<?xml-stylesheet href=\"https://x.example/a.css\"?>",
        "<!-- https://x.example alert(1) -->",
        "<metadata><rdf:RDF>https://x.example</rdf:RDF></metadata>",
        "<sodipodi:namedview inkscape:export-filename=\"/home/x.example\"/>",
        "<g sodipodi:docname=\"x.example\" data-name=\"x.example\"/>",
        "<text><![CDATA[<script>]]></text>",
    ] {
        let svg = drawn(hostile).to_lowercase();
        let svg = svg.replacen(&NS.to_lowercase(), "", 1);
        for wrong in [
            "<script",
            "alert",
            "javascript",
            "x.example",
            "onload",
            "onclick",
            "foreignobject",
            "import",
            "<iframe",
            "<handler",
            "metadata",
        ] {
            assert!(!svg.contains(wrong), "{hostile} became {svg}");
        }
    }
}

#[test]
fn entities_of_its_own_are_refused() {
    for doctype in [
        "<!DOCTYPE svg [<!ENTITY a \"b\">]>",
        "<!DOCTYPE svg [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>",
        "<!DOCTYPE svg [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]>",
    ] {
        let svg = format!("{doctype}<svg {NS}><text>&a;</text></svg>");
        let refused = clean(svg.as_bytes(), Wish::default()).unwrap_err();
        assert_eq!(refused, Refused::Broken(Kind::Svg, "it has entities of its own"));
    }
    let unknown = format!("<svg {NS}><text>&nbsp;</text></svg>");
    assert!(clean(unknown.as_bytes(), Wish::default()).is_err());
    let plain =
        format!("<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"http://www.w3.org/x.dtd\"><svg {NS}/>");
    assert!(!holds(&clean(plain.as_bytes(), Wish::default()).unwrap().bytes, b"DOCTYPE"));
}

#[test]
fn a_picture_in_a_drawing_is_cleaned_too() {
    let jpeg = made::jpeg(&pixels(8, 8), 1);
    assert!(holds(&jpeg, SECRET));
    let svg = drawn(&format!("<image href=\"data:image/jpeg;base64,{}\"/>", STANDARD.encode(&jpeg)));
    let inside = svg.split_once("base64,").unwrap().1.split_once('"').unwrap().0;
    let inside = STANDARD.decode(inside).unwrap();
    assert!(!holds(&inside, SECRET) && image::load_from_memory(&inside).is_ok());
}

#[test]
fn a_packed_drawing_is_unpacked_within_bounds() {
    let pack = |text: &[u8]| {
        let mut packing = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        std::io::Write::write_all(&mut packing, text).unwrap();
        packing.finish().unwrap()
    };
    let svg = format!("<svg {NS}><script>alert(1)</script></svg>");
    let cleaned = clean(&pack(svg.as_bytes()), Wish::default()).unwrap();
    assert_eq!((cleaned.kind, holds(&cleaned.bytes, b"script")), (Kind::Svg, false));
    let bomb = pack(&vec![b' '; 20 << 20]);
    assert!(bomb.len() < 1 << 20);
    assert_eq!(clean(&bomb, Wish::default()).unwrap_err(), Refused::TooManyParts(Kind::Svg));
    assert_eq!(clean(&pack(b"no drawing"), Wish::default()).unwrap_err(), Refused::Unknown);
}

#[test]
fn what_only_looks_like_a_drawing_is_none() {
    for other in
        ["<html><svg/></html>", "<!-- <svg -->", "<svgx/>", "svg", "<p>", "", "<?xml version=\"1.0\"?>"]
    {
        assert_eq!(Kind::of(other.as_bytes()), None, "{other}");
    }
    for broken in ["<svg>", "<svg></g></svg>", "<svg/><svg/>", "<svg><g></svg>", "<svg a=1/>"] {
        assert!(clean(broken.as_bytes(), Wish::default()).is_err(), "{broken}");
    }
    let deep = format!("<svg {NS}>{}", "<g>".repeat(100_000));
    assert!(clean(deep.as_bytes(), Wish::default()).is_err());
}

proptest! {
    #[test]
    fn cleaning_twice_is_cleaning_once(inside in r#"(<(/)?(g|script|style|a|path|image|use|!--|!\[CDATA\[)( (href|onclick|style|d)="[a-z:#(&;]{0,8}")?(/)?>|[a-z&;<>\]]{0,4}){0,8}"#) {
        let svg = format!("<svg {NS}>{inside}</svg>");
        if let Ok(once) = clean(svg.as_bytes(), Wish::default()) {
            let twice = clean(&once.bytes, Wish::default()).unwrap();
            prop_assert_eq!(&twice.bytes, &once.bytes);
            let text = String::from_utf8(once.bytes).unwrap();
            prop_assert!(!text.contains("<script") && !text.contains("onclick=") && !text.contains("<!"));
        }
    }
}
