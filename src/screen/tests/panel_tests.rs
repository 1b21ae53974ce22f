//! A panel with equal inputs draws the same, so the page never shows outdated content. Checked at every commit that a test of the screens
//! makes; all other commands redraw the page anyway.

use super::super::node::{Handler, Node};
use super::{Phone, number};
use crate::app::{
    BodyView, Command, Effect, Env, Field, Form, Input, Model, Navigate, Pad, PlatformEvent, Route, StoreEvent, StoreFault, UiAction,
    Write, update,
};
use crate::domain::{ChartPeriod, Moment, OffsetAt, Person, SpeakerRef};
use crate::screen::cache::Memoised;
use crate::screen::{Cache, Inputs, LazyScreens, Panel, Screen, Viewport};
use crate::text::{Language, PlainIntl, Text};

const PANELS: [Panel; Panel::COUNT] = [Panel::Page, Panel::StatusLine, Panel::TabBar, Panel::ReportRest, Panel::ReportPaper];

/// The inputs of each panel, and all that it draws.
pub(super) fn panels(model: &Model, now: Moment, viewport: Viewport, cache: &Cache, offset_min: OffsetAt<'_>) -> Vec<(Inputs, String)> {
    let text = Text::new(Language::English, Box::new(PlainIntl));
    let screen = Screen { model, text: &text, now, viewport, cache, later: Some(LazyScreens::here()), other: None, offset_min };
    let drawn = |panel: Panel| panel.draw(&screen).iter().map(written).collect();
    PANELS.iter().map(|panel| (panel.inputs(model, viewport), drawn(*panel))).collect()
}

pub(super) fn hold(before: &[(Inputs, String)], after: &[(Inputs, String)]) {
    for ((inputs, drawn), (inputs_after, drawn_after)) in before.iter().zip(after) {
        assert!(inputs != inputs_after || drawn == drawn_after, "{inputs:?} draws\n{drawn}\nand then\n{drawn_after}");
    }
}

/// Markup and what the handlers do.
fn written(node: &Node) -> String {
    let mut html = String::new();
    node.write_html(&mut html);
    handlers(node, &mut html);
    html
}

fn handlers(node: &Node, out: &mut String) {
    for handler in &node.parts().handlers {
        *out += &match handler {
            Handler::Press(command) | Handler::Submit(command) => format!("{command:?}"),
            Handler::Type(field) => format!("{field:?}"),
            Handler::Secrets(_) | Handler::Choose(_) | Handler::Tap(_) | Handler::File | Handler::Open => String::new(),
        };
    }
    node.parts().children.iter().for_each(|child| handlers(child, out));
}

/// Sends a command without committing anything; returns its effects.
fn begin(phone: &mut Phone, command: impl Into<Command>) -> Vec<Effect> {
    let (unix_ms, now) = (phone.unix_ms, phone.now());
    update(&mut phone.model, command.into(), &mut Env { unix_ms, now, random: &mut || [9; 10], offset_min: &|_| 60 })
}

fn inputs(phone: &Phone) -> [Inputs; Panel::COUNT] {
    PANELS.map(|panel| panel.inputs(&phone.model, phone.viewport))
}

#[test]
fn a_commit_repaints_the_status_line_alone() {
    let mut phone = Phone::new();
    let effects = begin(&mut phone, Pad::Tap(number(7)));
    let before = inputs(&phone);
    for effect in effects {
        let Effect::Persist(ticket, _) = effect else { continue };
        begin(&mut phone, StoreEvent::Persisted(ticket));
    }
    let after = inputs(&phone);
    assert_eq!(PANELS.map(|panel| before[panel as usize] == after[panel as usize]), [true, false, true, true, true]);
}

#[test]
fn a_letter_repaints_the_page_alone() {
    let mut phone = Phone::new();
    phone.send(Navigate::Went(Route::People));
    let before = inputs(&phone);
    phone.send(Input::Typed(Field::New(Person::name()), "A".to_owned()));
    let after = inputs(&phone);
    assert_eq!(PANELS.map(|panel| before[panel as usize] == after[panel as usize]), [false, true, true, false, false]);
}

#[test]
fn a_page_shows_what_a_commit_ends() {
    let mut phone = Phone::new();
    let ticket = |effects: Vec<Effect>| {
        let ticket = |effect: &Effect| if let Effect::Persist(ticket, _) = effect { Some(*ticket) } else { None };
        effects.iter().find_map(ticket).expect("it is written")
    };
    let first = ticket(begin(&mut phone, Pad::Tap(number(7))));
    begin(&mut phone, StoreEvent::PersistFailed(first, StoreFault::Full));
    let before = inputs(&phone);
    begin(&mut phone, StoreEvent::Persisted(first));
    assert_ne!(before[0], inputs(&phone)[0], "the warning goes");

    let mut phone = Phone::new();
    phone.send(Input::Typed(Field::New(Person::name()), "Ben".to_owned()));
    let first = ticket(begin(&mut phone, Write::Add(Form::Person(SpeakerRef::Carer))));
    let before = inputs(&phone);
    begin(&mut phone, StoreEvent::Persisted(first));
    assert_ne!(before[0], inputs(&phone)[0], "the switch between the voices comes");
}

#[test]
fn scrolling_repaints_the_diary_alone() {
    let mut phone = Phone::new();
    for (route, is_equal) in [(Route::Diary, false), (Route::DiaryFilter, false), (Route::Now, true)] {
        phone.send(Navigate::Went(route));
        let before = inputs(&phone);
        phone.viewport.top_px += 400.0;
        let after = inputs(&phone);
        assert_eq!((before[0] == after[0], before[1..3] == after[1..3]), (is_equal, true), "{route}");
    }
}

/// How often it was computed so far.
pub(super) fn computed(phone: &Phone, what: Memoised) -> usize {
    phone.cache.computed.borrow().iter().filter(|known| **known == what).count()
}

/// Sends each command, draws, and checks whether that computed it again.
pub(super) fn hold_computed(phone: &mut Phone, what: Memoised, commands: Vec<(Command, bool)>) {
    phone.outline();
    for (command, is_anew) in commands {
        let before = computed(phone, what);
        phone.send(command.clone());
        phone.outline();
        phone.outline();
        assert_eq!(computed(phone, what) - before, usize::from(is_anew), "{what:?} after {command:?}");
    }
}

pub(super) fn typed(field: Field, text: &str) -> Command {
    Command::Input(Input::Typed(field, text.to_owned()))
}

/// Commands that change neither the diary's chart nor its list.
fn beside_the_diary() -> Vec<(Command, bool)> {
    let commands = [
        typed(Field::New(Person::name()), "A"),
        Command::Ui(UiAction::Body(true)),
        Command::Ui(UiAction::View(BodyView::Back)),
        Command::Ui(UiAction::Point(0)),
        Command::Platform(PlatformEvent::Minute),
        Command::Navigate(Navigate::Went(Route::DiaryFilter)),
        Command::Navigate(Navigate::Went(Route::Diary)),
    ];
    commands.map(|command| (command, false)).into()
}

pub(super) fn phone_at(route: Route) -> Phone {
    let mut phone = Phone::new();
    phone.send(Pad::Tap(number(7)));
    phone.send(Navigate::Went(route));
    phone
}

#[test]
fn the_chart_is_computed_when_the_diary_the_filter_or_the_period_has_changed() {
    let mut phone = phone_at(Route::Diary);
    let changes = [
        Command::Pad(Pad::Tap(number(3))),
        typed(Field::FindNote, "no"),
        Command::Ui(UiAction::Period(ChartPeriod::Month)),
        Command::Ui(UiAction::Step(false)),
        Command::Ui(UiAction::Period(ChartPeriod::Calendar)),
        Command::Ui(UiAction::CalendarDay(Some(phone.now().day()))),
    ];
    hold_computed(&mut phone, Memoised::Chart, beside_the_diary());
    hold_computed(&mut phone, Memoised::Chart, changes.map(|command| (command, true)).into());
    hold_computed(&mut phone, Memoised::Chart, beside_the_diary());
    let before = computed(&phone, Memoised::Chart);
    (phone.viewport.top_px, phone.viewport.metrics.row_px) = (400.0, 99.0);
    phone.outline();
    assert_eq!(computed(&phone, Memoised::Chart), before, "scrolled, and in larger letters");
    phone.later(24 * 60);
    phone.outline();
    assert_eq!(computed(&phone, Memoised::Chart), before + 1, "another day");
}

#[test]
fn the_list_is_laid_out_when_its_rows_or_their_heights_have_changed() {
    let mut phone = phone_at(Route::Diary);
    let changes = [Command::Pad(Pad::Tap(number(3))), typed(Field::FindNote, "no"), Command::Ui(UiAction::Period(ChartPeriod::Month))];
    hold_computed(&mut phone, Memoised::List, beside_the_diary());
    hold_computed(&mut phone, Memoised::List, changes.map(|command| (command, true)).into());
    hold_computed(&mut phone, Memoised::List, beside_the_diary());
    let before = computed(&phone, Memoised::List);
    (phone.viewport.top_px, phone.viewport.height_px) = (400.0, 1_200.0);
    phone.outline();
    assert_eq!(computed(&phone, Memoised::List), before, "scrolled");
    phone.viewport.metrics.row_px = 99.0;
    phone.outline();
    assert_eq!(computed(&phone, Memoised::List), before + 1, "in larger letters");
}
