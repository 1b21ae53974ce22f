//! Day and time of an entry, in the phone's own pickers.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, Timelike};
use leptos::prelude::*;

use super::super::live::live;
use crate::domain::Moment;

/// A date and a time; each change is reported at once.
#[component]
pub fn TimeFields(
    /// The words for day and time.
    labels: (String, String),
    /// The wall-clock time that holds.
    #[prop(into)]
    value: Callback<(), NaiveDateTime>,
    /// The last day that can be chosen.
    today: NaiveDate,
    /// Another time was chosen.
    #[prop(into)]
    on_change: Callback<NaiveDateTime>,
) -> impl IntoView {
    let day = NodeRef::<leptos::html::Input>::new();
    let time = NodeRef::<leptos::html::Input>::new();
    let shown_day = move || value.run(()).date().to_string();
    let shown_time = move || hours_and_minutes(value.run(()).time());
    let changed = move |_| {
        let (Some(day_input), Some(time_input)) = (day.get_untracked(), time.get_untracked()) else { return };
        if let Some(chosen) =
            parse(&day_input.value(), &time_input.value()).filter(|chosen| !same_minute(*chosen, untrack(|| value.run(()))))
        {
            on_change.run(chosen);
        }
        // A half-cleared field, and a time that was not taken, go back to what holds.
        day_input.set_value(&untrack(shown_day));
        time_input.set_value(&untrack(shown_time));
    };
    view! {
        <div class="row">
            <label class="field">
                <span>{labels.0}</span>
                <input type="date" node_ref=day prop:value=live(shown_day) max=today.to_string() on:change=changed />
            </label>
            <label class="field">
                <span>{labels.1}</span>
                <input type="time" node_ref=time prop:value=live(shown_time) on:change=changed />
            </label>
        </div>
    }
}

fn parse(day: &str, time: &str) -> Option<NaiveDateTime> {
    // "14:03", in some browsers with seconds after it.
    Moment::parse(&format!("{day}T{}:00Z", time.get(..5)?)).map(Moment::local).ok()
}

fn hours_and_minutes(time: NaiveTime) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

fn same_minute(a: NaiveDateTime, b: NaiveDateTime) -> bool {
    a.and_utc().timestamp().div_euclid(60) == b.and_utc().timestamp().div_euclid(60)
}
