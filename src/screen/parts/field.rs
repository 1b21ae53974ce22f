//! Input fields: text is committed by itself, days use the native date picker.

use std::sync::Arc;

use chrono::{NaiveDate, NaiveTime};

use super::super::Screen;
use super::super::node::{Handler, Node, el};
use crate::app::{Command, Field};
use crate::domain::Moment;

/// One line of text.
pub fn line_field(screen: &Screen<'_>, label: String, kind: &'static str, field: Field) -> Node {
    let input = el("input", "")
        .attr("type", kind)
        .attr("autocomplete", "off")
        .attr("dir", "auto")
        .with("maxlength", field.limit_chars().to_string())
        .with("value", field.text(screen.model))
        .on(Handler::Type(field));
    labelled(label, input)
}

/// Text of several lines.
pub fn note_field(screen: &Screen<'_>, label: String, field: Field) -> Node {
    let text = field.text(screen.model);
    let limit = field.limit_chars();
    let is_full = text.encode_utf16().count() >= limit;
    let hint = if is_full { screen.text.note_limit(&screen.count(limit)) } else { String::new() };
    let area = el("textarea", "")
        .attr("rows", "3")
        .attr("dir", "auto")
        .with("maxlength", limit.to_string())
        .with("value", text)
        .on(Handler::Type(field));
    labelled(label, area).child(el("span", "field-hint").attr("role", "status").text(hint))
}

/// A day, or none.
pub fn date_field(
    screen: &Screen<'_>,
    label: String,
    day: Option<NaiveDate>,
    command: Arc<dyn Fn(Option<NaiveDate>) -> Command + Send + Sync>,
) -> Node {
    let picked =
        move |value: &str| if value.is_empty() { Some(command(None)) } else { Moment::parse_day(value).ok().map(|day| command(Some(day))) };
    let input = el("input", "")
        .attr("type", "date")
        .with("value", day.map(|day| day.to_string()).unwrap_or_default())
        .with("max", screen.now.day().to_string())
        .on(Handler::Choose(Arc::new(picked)));
    labelled(label, input)
}

pub(super) fn labelled(label: String, input: Node) -> Node {
    el("label", "field").child(el("span", "").text(label)).child(input)
}

/// Reads the value of a time input: "14:03", in some browsers with seconds.
pub(super) fn time_of(value: &str) -> Option<NaiveTime> {
    let (hour, minute) = value.get(..5)?.split_once(':')?;
    NaiveTime::from_hms_opt(hour.parse().ok()?, minute.parse().ok()?, 0)
}
