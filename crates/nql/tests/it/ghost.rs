//! Ghost's own parser (nql-lang 0.7.0 from npm) beside ours: the same trees, the same refusals.

use std::{
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use nql::{Condition, Filter, Operator, Pattern, Place, Relative, Unit, Value, parse};
use proptest::{prelude::*, strategy::ValueTree, test_runner::TestRunner};
use serde_json::{Value as Json, json};

use crate::trees::any_filter;

const TEXTS: [&str; 34] = [
    "",
    " ",
    "a1:1.5",
    "a1:1.5-",
    "a1:1.55-b",
    "a1:5-b",
    "a1:5é",
    "a1:é",
    "a1:🗞",
    "x:a",
    "x:a,y:b",
    "x:[a]",
    "x:a\\",
    "x:\\'ab",
    "x:ab\\'c",
    "x:'ab\\'",
    "x:'ab\\'+y:'c'",
    "x:'a\"b'",
    "x:'a\\\\'",
    "x:''",
    "x:null-1",
    "null:null",
    "x:null'a'",
    "x:now-1d",
    "x:now-1d ",
    "x:now+1M+y:now-3sx",
    "x:now",
    "x:>-5",
    "x:-[aa+bb]",
    "x:[aa+bb,cc]",
    "x:>null",
    "http://ab",
    "x:http://ab",
    "((x:1)),(y:2+z:3)",
];

/// Parses each line (a JSON string) and prints its tree (or null) as a line of JSON.
const ASK: &str = r"
    const {parse} = require('@tryghost/nql-lang');
    const plain = value => value instanceof RegExp ? {pattern: value.source}
        : Array.isArray(value) ? value.map(plain)
        : value && typeof value === 'object'
            ? value.yg ? plain(value.yg) : Object.fromEntries(Object.entries(value).map(([k, v]) => [k, plain(v)]))
        : value;
    const answer = text => { try { return plain(parse(text, {preserveRelativeDates: true})); } catch { return null; } };
    const texts = JSON.parse(require('fs').readFileSync(0, 'utf8'));
    console.log(JSON.stringify(texts.map(answer)));
";

#[test]
fn ghosts_parser_gives_the_same_trees() {
    let Some(modules) = installed("@tryghost/nql-lang@0.7.0") else {
        assert!(std::env::var("CI").as_deref() != Ok("true"), "npm could not install nql-lang");
        println!("skipped: npm could not install nql-lang");
        return;
    };
    let mut runner = TestRunner::default();
    let soup =
        "([a-c1.:+,()>=<\\[\\]~^$'\"\\\\ -]|a1:|now-1d|now[+-][0-9]d|null|true|\\\\'|'ab'|~'ab'|é|🗞){0,24}";
    let mut sample = |strategy: BoxedStrategy<String>, count: usize| -> Vec<String> {
        (0..count).map(|_| strategy.new_tree(&mut runner).unwrap().current()).collect()
    };
    let mut texts: Vec<String> = TEXTS.map(str::to_owned).into();
    texts.extend(sample(soup.boxed(), 6_000));
    texts.extend(sample("[a-b]1:(-?[>~'a1.,+\\[\\] n-]{1,5})".boxed(), 6_000));
    texts.extend(sample(any_filter().prop_map(|filter| filter.to_string()).boxed(), 1_000));

    let answers = ask(&modules, &texts);
    assert_eq!(answers.len(), texts.len());
    let understood = answers.iter().filter(|answer| !answer.is_null()).count();
    assert!(understood > 1_500, "only {understood} of the texts are filters");
    for (text, answer) in texts.iter().zip(answers) {
        let ours = parse(text).map_or(Json::Null, |filter| tree(&filter));
        assert_eq!(ours, answer, "{text:?}");
    }
}

fn installed(package: &str) -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("nql-lang");
    if folder.join("node_modules/@tryghost/nql-lang/package.json").exists() {
        return Some(folder);
    }
    std::fs::create_dir_all(&folder).unwrap();
    let npm = Command::new("npm")
        .args(["install", "--no-audit", "--no-fund", "--silent", "--prefix"])
        .arg(&folder)
        .arg(package)
        .status();
    npm.is_ok_and(|status| status.success()).then_some(folder)
}

fn ask(modules: &Path, texts: &[String]) -> Vec<Json> {
    let mut node = Command::new("node")
        .args(["-e", ASK])
        .current_dir(modules)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    node.stdin.take().unwrap().write_all(&serde_json::to_vec(texts).unwrap()).unwrap();
    serde_json::from_slice(&node.wait_with_output().unwrap().stdout).unwrap()
}

/// The tree in Ghost's shape.
fn tree(filter: &Filter) -> Json {
    match filter {
        Filter::Every(parts) => json!({"$and": parts.iter().map(tree).collect::<Vec<_>>()}),
        Filter::Any(parts) => json!({"$or": parts.iter().map(tree).collect::<Vec<_>>()}),
        Filter::Test(test) => json!({ test.field.as_str(): condition(&test.condition) }),
    }
}

fn condition(condition: &Condition) -> Json {
    let all = |values: &[Value]| values.iter().map(value).collect::<Vec<_>>();
    match condition {
        Condition::Is(Operator::Equal, one) => value(one),
        Condition::Is(operator, one) => json!({ name(*operator): value(one) }),
        Condition::OneOf(values) => json!({"$in": all(values)}),
        Condition::NoneOf(values) => json!({"$nin": all(values)}),
        Condition::EachOf(values) => json!({"$all": all(values)}),
        Condition::Like(like) => json!({"$regex": pattern(like)}),
        Condition::Unlike(like) => json!({"$not": pattern(like)}),
    }
}

fn name(operator: Operator) -> &'static str {
    match operator {
        Operator::Equal => "$eq",
        Operator::NotEqual => "$ne",
        Operator::Greater => "$gt",
        Operator::GreaterOrEqual => "$gte",
        Operator::Less => "$lt",
        Operator::LessOrEqual => "$lte",
    }
}

fn value(value: &Value) -> Json {
    match value {
        Value::Null => Json::Null,
        Value::Bool(truth) => json!(truth),
        Value::Number(number) => json!(number),
        Value::Text(text) => json!(text),
        Value::Relative(moment) => relative(*moment),
    }
}

fn relative(moment: Relative) -> Json {
    let unit = match moment.unit {
        Unit::Seconds => "seconds",
        Unit::Minutes => "minutes",
        Unit::Hours => "hours",
        Unit::Days => "days",
        Unit::Weeks => "weeks",
        Unit::Months => "months",
        Unit::Years => "years",
    };
    let direction = if moment.ahead { "add" } else { "sub" };
    json!({"$relativeDate": {"op": direction, "amount": moment.amount, "unit": unit}})
}

/// The text of the regular expression that Ghost makes of a pattern.
fn pattern(pattern: &Pattern) -> Json {
    let mut source = String::new();
    for c in pattern.text.chars() {
        match c {
            '\n' => source.push_str("\\n"),
            '\r' => source.push_str("\\r"),
            '\u{2028}' => source.push_str("\\u2028"),
            '\u{2029}' => source.push_str("\\u2029"),
            c => {
                if ".*+?^$(){}|[]\\/".contains(c) {
                    source.push('\\');
                }
                source.push(c);
            }
        }
    }
    json!({"pattern": match pattern.place {
        Place::Anywhere => source,
        Place::Start => format!("^{source}"),
        Place::End => format!("{source}$"),
    }})
}
