//! All entries by local day, newest first; only what is in sight is in the page.

use chrono::{Days, NaiveDate};
use leptos::prelude::*;

use super::super::components::{Button, ScoreMark};
use super::super::live::{live, live_view};
use super::super::shell::App;
use super::page::{Page, StatusLine};
use crate::app::Route;
use crate::domain::{Entry, RecordId, Stamp};
use crate::text::Text;
use crate::view::{DayList, Item, ItemKind, Metrics};

/// The window moves in steps of this many pixels, so that scrolling a little changes nothing.
const STEP_PX: f64 = 400.0;
/// How far beyond the screen lines are kept ready.
const MARGIN_PX: f64 = 800.0;

/// The screen of the diary.
#[component]
pub fn DiaryPage() -> impl IntoView {
    let app = expect_context::<App>();
    let empty = app.watch(|model| model.diary.rows().is_empty() && model.complete);
    let complete = app.watch(|model| model.complete);
    let nothing = move || {
        view! {
            <div class="sheet">
                <p>{app.say(Text::diary_empty)}</p>
                <p class="soft">{app.say(Text::diary_empty_hint)}</p>
            </div>
        }
    };
    let reading = move || view! { <p class="soft" aria-busy="true">{app.say(Text::diary_loading)}</p> };
    view! {
        <Page title=app.say(Text::diary_title)>
            <StatusLine />
            <Damaged />
            {live_view(move || empty.get().then(nothing))}
            <List />
            {live_view(move || (!complete.get()).then(reading))}
        </Page>
    }
}

/// Stored records that could not be read: kept, reported, and to be had as a file.
#[component]
pub fn Damaged() -> impl IntoView {
    let app = expect_context::<App>();
    let damaged = app.watch(|model| model.damaged);
    let notice = move |count| {
        view! {
            <div class="sheet stack warning" role="alert">
                <p>{app.say(|text| text.counted(count, Text::damaged_found))}</p>
                <Button look="button plain" words=app.say(Text::damaged_save) on_press=move |()| app.save_damaged() />
            </div>
        }
    };
    live_view(move || Some(damaged.get()).filter(|count| *count > 0).map(notice))
}

/// A line of the list with what makes it a new line when it changes.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Line {
    item: Item,
    stamp: Option<Stamp>,
}

#[component]
fn List() -> impl IntoView {
    let app = expect_context::<App>();
    let complete = app.watch(|model| model.complete);
    let place = NodeRef::<leptos::html::Div>::new();
    let scroll = RwSignal::new((0.0, 0.0));
    let measure = move || {
        // A frame or a scroll may come when the page has just been left.
        if let Some(place) = place.try_get_untracked().flatten() {
            let top_px = -place.get_bounding_client_rect().top();
            let height_px = window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default();
            let steps = |px: f64| (px / STEP_PX).floor() * STEP_PX;
            scroll.try_set((steps(top_px), (height_px / STEP_PX).ceil() * STEP_PX));
            app.set_diary_scroll_px(window().scroll_y().unwrap_or_default());
        }
    };
    let listeners =
        [window_event_listener_untyped("scroll", move |_| measure()), window_event_listener_untyped("resize", move |_| measure())];
    on_cleanup(move || listeners.into_iter().for_each(WindowListenerHandle::remove));
    let revision = app.watch(|model| model.revision);
    let text_size = app.watch(|model| model.settings.text_size);
    let list = Memo::new(move |_| {
        revision.get();
        text_size.get();
        app.peek(|model| DayList::new(model.diary.rows(), metrics()))
    });
    let lines = Memo::new(move |_| {
        let (top_px, height_px) = scroll.get();
        let window = list
            .with(|list| app.peek(|model| list.window(model.diary.rows(), top_px - MARGIN_PX, top_px + height_px + STEP_PX + MARGIN_PX)));
        app.peek(|model| window.into_iter().map(|item| Line { item, stamp: stamp_of(model, item) }).collect::<Vec<_>>())
    });
    restore_scroll(app, measure);
    view! {
        <div class="diary" role="region" aria-label=app.say(Text::diary_days) node_ref=place
            data-complete=live(move || complete.get().to_string())
            style:block-size=live(move || list.with(|list| pixels(list.height_px())))>
            <For each=move || lines.get() key=|line| (line.item.top_px.to_bits(), line.stamp, key_of(line.item)) children=move |line| line_view(app, line) />
        </div>
    }
}

fn stamp_of(model: &crate::app::Model, item: Item) -> Option<Stamp> {
    match item.kind {
        ItemKind::Row { id, .. } => model.diary.record(id).map(|record| record.current().stamp),
        ItemKind::Day(_) => None,
    }
}

fn key_of(item: Item) -> (Option<NaiveDate>, Option<(RecordId, bool)>) {
    match item.kind {
        ItemKind::Day(day) => (Some(day), None),
        ItemKind::Row { id, last } => (None, Some((id, last))),
    }
}

/// Back from an entry, the list stands where it was left.
fn restore_scroll(app: App, measure: impl Fn() + Copy + 'static) {
    let scroll_px = app.diary_scroll_px();
    request_animation_frame(move || {
        window().scroll_to_with_x_and_y(0.0, scroll_px);
        measure();
    });
}

/// The heights the style sheet gives the lines, read from there so that they are written once.
fn metrics() -> Metrics {
    let style = document().document_element().and_then(|root| window().get_computed_style(&root).ok().flatten());
    let read = |name: &str| style.as_ref().and_then(|style| style.get_property_value(name).ok()).unwrap_or_default();
    let number = |text: &str, unit: &str| js_sys::parse_float(text.trim().trim_end_matches(unit));
    let rem_px = number(&read("font-size"), "px");
    let size_px = |name: &str| number(&read(name), "rem") * rem_px;
    Metrics { day_px: size_px("--list-day"), row_px: size_px("--list-row"), gap_px: size_px("--list-gap") }
}

/// A length for the style sheet, to the pixel.
#[expect(clippy::cast_possible_truncation, reason = "a list of 2⁵² pixels is not shown on any screen")]
fn pixels(px: f64) -> String {
    format!("{}px", px.round() as i64)
}

fn line_view(app: App, line: Line) -> AnyView {
    let top = pixels(line.item.top_px);
    match line.item.kind {
        ItemKind::Day(day) => view! { <h2 class="day" style:inset-block-start=top>{day_words(app, day)}</h2> }.into_any(),
        ItemKind::Row { id, last } => {
            let class = if last { "entry last" } else { "entry" };
            let entry = app.peek(|model| model.diary.entry(id).cloned());
            view! { <div class=class style:inset-block-start=top>{entry.map(|entry| row_view(app, id, entry))}</div> }.into_any()
        }
    }
}

fn row_view(app: App, id: RecordId, entry: Entry) -> impl IntoView {
    let Entry { at, score, who, note } = entry;
    let note = (!note.is_empty()).then(|| view! { <span class="soft" dir="auto">{first_line(note.as_str())}</span> });
    let (score_words, time, who) = app.say(|text| (text.score(score), text.intl.time(at), text.speaker(&who)));
    // The commas are for the ear: without them a screen reader runs the parts together.
    let pause = || view! { <span class="visually-hidden">", "</span> };
    view! {
        <a href=Route::Entry(id).to_string()>
            <ScoreMark score />
            <span class="what">
                <span class="visually-hidden">{score_words}", "</span>
                <b>{time}</b>
                {pause()}
                {note}
                {pause()}
            </span>
            <span class="soft who">{who}</span>
        </a>
    }
}

/// Enough of a note for one line of the widest screen.
fn first_line(note: &str) -> String {
    note.split_whitespace().flat_map(|word| word.chars().chain([' '])).take(160).collect()
}

fn day_words(app: App, day: NaiveDate) -> String {
    let today = app.now().day();
    app.say(|text| {
        let words = text.intl.day(day, today);
        if day == today {
            text.today(&words)
        } else if Some(day) == today.checked_sub_days(Days::new(1)) {
            text.yesterday(&words)
        } else {
            words
        }
    })
}
