//! What helpers answer that need nothing of a page; each answer is one that Ghost 6.65 gave.

use crate::site::{Newsroom, theme};

const ANSWERS: [(&str, &str); 40] = [
    (r#"{{concat "a" 1 true null undefined "b" separator="-"}}"#, "a-1-true---b"),
    (r#"{{concat "x" (concat "y" "z")}}"#, "xyz"),
    (r#"{{encode "a b&c/ї'()"}}"#, "a%20b%26c%2F%D1%97'()"),
    (r#"{{price 500 currency="USD"}}"#, "$5"),
    (r#"{{price 1234550 currency="EUR"}}"#, "€12,345.50"),
    (r#"{{price 500 currency="EUR" locale="de"}}"#, "5\u{a0}€"),
    (r#"{{price 500 currency="UAH"}}"#, "UAH\u{a0}5"),
    (r#"{{price 500 currency="USD" numberFormat="long"}}"#, "$5.00"),
    (r#"{{price 500 currency="USD" currencyFormat="name"}}"#, "5 US dollars"),
    (r#"{{price currency="GBP"}}"#, "£"),
    ("{{price 250}}", "2.5"),
    (r#"{{price 123456700 currency="PLN" locale="pl"}}"#, "1\u{a0}234\u{a0}567\u{a0}zł"),
    (r#"{{price 123456700 currency="EUR" locale="fr"}}"#, "1\u{202f}234\u{202f}567\u{a0}€"),
    (r#"{{t "Hello {name}" name="A & B"}}"#, "Hello A &amp; B"),
    (r#"{{{t "Hello {name}" name="<i>x</i>"}}}"#, "Hello <i>x</i>"),
    (r#"{{t "Missing {value}"}}"#, "An error occurred"),
    (r#"{{t "It''s {n}" n=3}}"#, "It&#x27;s 3"),
    (r#"{{t "{count, plural, one {# item} other {# items}}" count=2}}"#, "2 items"),
    (r#"{{plural 0 empty="none" singular="% one" plural="% many"}}"#, "none"),
    (r#"{{plural 5 empty="none" singular="% one" plural="% many"}}"#, "5 many"),
    (r##"{{contrast_text_color "#ffcc00"}}{{contrast_text_color "nope"}}"##, "#000000#FFFFFF"),
    (r##"{{color_to_rgba "#ffcc00" 0.5}}"##, "rgba(255, 204, 0, 0.5)"),
    (r##"{{color_to_rgba "#ffcc00" 2}}"##, "rgb(255, 204, 0)"),
    (r#"{{color_to_rgba "zzz" 0.5}}"#, "rgba(21, 23, 26, 0.25)"),
    (r#"{{#split "a,b,,c"}}{{#each this}}[{{this}}]{{/each}}{{/split}}"#, "[a][b][c]"),
    (r#"{{#foreach (split "x|y" separator="|")}}{{this}}{{@number}} {{/foreach}}"#, "x1 y2 "),
    (r#"{{json a=1 b="</script>&" c=true}}"#, r#"{"c":true,"b":"\u003C/script\u003E\u0026","a":1}"#),
    ("{{json @site.navigation}}{{json @site.none}}", r#"[{"label":"Home","url":"/"}]null"#),
    (r#"{{readable_url "https://www.example.com/a/b/?c=d#e"}}"#, "example.com/a/b"),
    (r#"{{content_api_url absolute="false"}}"#, "/ghost/api/content/"),
    (r#"{{#match "3" "<" "20"}}yes{{else}}no{{/match}}{{#match 3 ">" 2}}yes{{/match}}"#, "noyes"),
    ("{{#if (match 1 2)}}always{{/if}} {{match 1 1}} {{match 1 2}}", "always true false"),
    (
        r#"{{img_url "/content/images/a.jpg" absolute="true"}}"#,
        "https://lantern.example/content/images/a.jpg",
    ),
    (
        r#"{{{img_url "https://images.unsplash.com/p?q=80&w=2000" format="avif"}}}"#,
        "https://images.unsplash.com/p?q=80&w=2000&fm=avif",
    ),
    (r#"{{img_url "a.jpg"}}|{{img_url @site.logo}}"#, "a.jpg|"),
    (r#"{{#link href="/" class="a"}}Home{{/link}}"#, r#"<a class="a nav-current" href="/">Home</a>"#),
    (r#"{{link_class for="/about/" class="x"}}"#, "x"),
    (
        r#"{{#has any="@site.title"}}any{{/has}}{{#has all="@site.title, @site.none"}}x{{else}} none{{/has}}"#,
        "any none",
    ),
    (r#"{{#is "home"}}home{{/is}}{{^is "post, page"}} list{{/is}}"#, "home list"),
    (r#"{{url}} {{url absolute="true"}} {{page_url 2}}"#, "/ https://lantern.example/ /page/2/"),
];

#[test]
fn helpers_answer_as_ghost_does() {
    let newsroom = Newsroom::new();
    for (template, answer) in ANSWERS {
        let html = newsroom.render(&theme(&[("index.hbs", template)]), &newsroom.front_page()).html;
        assert_eq!(html, answer, "{template}");
    }
}
