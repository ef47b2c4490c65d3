//! The settings of the site.

use newsroom::Setting;
use serde_json::{Value, json};

use crate::Desk;
use crate::answer::Answer;
use crate::call::Call;
use crate::error::Refusal;

/// The settings that the caller may see, of the groups asked for.
pub(crate) fn browse(desk: &Desk, call: &Call) -> Result<Answer, Refusal> {
    let settings = desk.read(|reader| Ok(reader.desk_settings(call.actor()?)))?;
    let mut meta = json!({});
    if let Some(group) = call.parameter("group") {
        meta = json!({"filters": {"group": group}});
    }
    Ok(Answer::json(json!({"settings": shown(call, &settings), "meta": meta})))
}

/// Changes settings: `{"settings": [{"key": …, "value": …}]}`.
pub(crate) fn edit(desk: &Desk, call: &Call) -> Result<Answer, Refusal> {
    let body = call.json()?;
    let given = body.get("settings").and_then(Value::as_array);
    let given =
        given.ok_or_else(|| Refusal::invalid("The body must have a list of settings.", "settings"))?;
    let mut changes = Vec::with_capacity(given.len());
    for setting in given {
        let key = setting.get("key").and_then(Value::as_str);
        let key = key.ok_or_else(|| Refusal::invalid("A setting needs a key.", "key"))?;
        changes.push((key.to_owned(), setting.get("value").cloned().unwrap_or(Value::Null)));
    }
    let actor = call.actor()?;
    desk.act(call, |writer| writer.change_settings(actor, &changes))?;
    browse(desk, call)
}

fn shown(call: &Call, settings: &[Setting]) -> Vec<Value> {
    let groups = call.parameter("group");
    let is_asked_for = |setting: &&Setting| {
        groups.is_none_or(|groups| groups.split(',').any(|group| group.trim() == setting.group))
    };
    let asked_for = settings.iter().filter(is_asked_for);
    asked_for.map(|setting| json!({"key": setting.key, "value": setting.value})).collect()
}
