//! Day and time of an entry, in the phone's own pickers.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use leptos::prelude::*;

/// A date and a time; each change is reported at once.
#[component]
pub fn TimeFields(
    /// The words for day and time.
    #[prop(into)]
    labels: Signal<(String, String)>,
    /// The wall-clock time that holds.
    #[prop(into)]
    value: Signal<NaiveDateTime>,
    /// The last day that can be chosen.
    today: NaiveDate,
    /// Another time was chosen.
    #[prop(into)]
    on_change: Callback<NaiveDateTime>,
) -> impl IntoView {
    let day = NodeRef::<leptos::html::Input>::new();
    let time = NodeRef::<leptos::html::Input>::new();
    let shown_day = move || value.get().date().format("%Y-%m-%d").to_string();
    let shown_time = move || value.get().time().format("%H:%M").to_string();
    let changed = move |_| {
        let (Some(day_input), Some(time_input)) = (day.get_untracked(), time.get_untracked()) else { return };
        if let Some(chosen) = parse(&day_input.value(), &time_input.value()).filter(|chosen| !same_minute(*chosen, value.get_untracked())) {
            on_change.run(chosen);
        }
        // A half-cleared field, and a time that was not taken, go back to what holds.
        day_input.set_value(&untrack(shown_day));
        time_input.set_value(&untrack(shown_time));
    };
    view! {
        <div class="row">
            <label class="field">
                <span>{move || labels.with(|labels| labels.0.clone())}</span>
                <input type="date" node_ref=day prop:value=shown_day max=today.format("%Y-%m-%d").to_string() on:change=changed />
            </label>
            <label class="field">
                <span>{move || labels.with(|labels| labels.1.clone())}</span>
                <input type="time" node_ref=time prop:value=shown_time on:change=changed />
            </label>
        </div>
    }
}

fn parse(day: &str, time: &str) -> Option<NaiveDateTime> {
    let day = NaiveDate::parse_from_str(day, "%Y-%m-%d").ok()?;
    let time = NaiveTime::parse_from_str(time.get(..5)?, "%H:%M").ok()?;
    Some(day.and_time(time))
}

fn same_minute(a: NaiveDateTime, b: NaiveDateTime) -> bool {
    a.and_utc().timestamp().div_euclid(60) == b.and_utc().timestamp().div_euclid(60)
}
