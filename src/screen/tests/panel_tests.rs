//! A panel whose inputs are equal draws the same, so that nothing stays on the page that is no longer true. Held at every commit that a
//! test of the screens makes; after all other commands a page is painted anyway.

use super::super::node::{Handler, Node};
use super::{Phone, number};
use crate::app::{
    BodyView, Command, Effect, Env, Field, Input, Model, Navigate, Pad, PlatformEvent, Route, StoreEvent, StoreFault, UiAction, Write,
    update,
};
use crate::domain::{Moment, OffsetAt, SpeakerRef};
use crate::screen::{Cache, Inputs, LazyScreens, Panel, Screen, Viewport};
use crate::text::{Language, PlainIntl, Text};

const PANELS: [Panel; 3] = [Panel::Page, Panel::StatusLine, Panel::TabBar];

/// What each panel depends on, and all that is drawn in it.
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
            Handler::Choose(_) | Handler::Tap(_) | Handler::File => String::new(),
        };
    }
    node.parts().children.iter().for_each(|child| handlers(child, out));
}

/// Sends a command of which nothing is committed yet; what is to be written.
fn begin(phone: &mut Phone, command: impl Into<Command>) -> Vec<Effect> {
    let (unix_ms, now) = (phone.unix_ms, phone.now());
    update(&mut phone.model, command.into(), &mut Env { unix_ms, now, random: &mut || [9; 10], offset_min: &|_| 60 })
}

fn inputs(phone: &Phone) -> [Inputs; 3] {
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
    assert_eq!(PANELS.map(|panel| before[panel as usize] == after[panel as usize]), [true, false, true]);
}

#[test]
fn a_letter_repaints_the_page_alone() {
    let mut phone = Phone::new();
    phone.send(Navigate::Went(Route::People));
    let before = inputs(&phone);
    phone.send(Input::Typed(Field::NewName, "A".to_owned()));
    let after = inputs(&phone);
    assert_eq!(PANELS.map(|panel| before[panel as usize] == after[panel as usize]), [false, true, true]);
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
    phone.send(Input::Typed(Field::NewName, "Ben".to_owned()));
    let first = ticket(begin(&mut phone, Write::AddPerson(SpeakerRef::Carer)));
    let before = inputs(&phone);
    begin(&mut phone, StoreEvent::Persisted(first));
    assert_ne!(before[0], inputs(&phone)[0], "the switch between the voices comes");
}

#[test]
fn scrolling_repaints_the_diary_alone() {
    let mut phone = Phone::new();
    for (route, is_equal) in [(Route::Diary, [false, true, true]), (Route::DiaryFilter, [false, true, true]), (Route::Now, [true; 3])] {
        phone.send(Navigate::Went(route));
        let before = inputs(&phone);
        phone.viewport.top_px += 400.0;
        let after = inputs(&phone);
        assert_eq!(PANELS.map(|panel| before[panel as usize] == after[panel as usize]), is_equal, "{route}");
    }
}

/// The chart, the rows and the sums of the diary are worked out when what they come from changes; a report only on its page.
#[test]
fn opening_the_body_a_letter_and_scrolling_work_nothing_out() {
    let mut phone = Phone::new();
    phone.send(Pad::Tap(number(7)));
    phone.send(Navigate::Went(Route::Diary));
    phone.outline();
    for (command, changes) in [
        (Command::Input(Input::Typed(Field::NewName, "A".to_owned())), false),
        (Command::Ui(UiAction::Body(true)), false),
        (Command::Ui(UiAction::View(BodyView::Back)), false),
        (Command::Ui(UiAction::Point(0)), false),
        (Command::Platform(PlatformEvent::Minute), false),
        (Command::Pad(Pad::Tap(number(3))), true),
        (Command::Input(Input::Typed(Field::FindNote, "no".to_owned())), true),
    ] {
        let before = phone.cache.computed.get();
        phone.send(command.clone());
        phone.outline();
        assert_eq!(phone.cache.computed.get() > before, changes, "{command:?}");
    }
    let before = phone.cache.computed.get();
    (phone.viewport.top_px, phone.viewport.height_px) = (400.0, 1_200.0);
    phone.outline();
    assert_eq!(phone.cache.computed.get(), before, "scrolling");
    phone.send(Navigate::Went(Route::Doctor));
    phone.outline();
    assert_eq!(phone.cache.computed.get(), before + 1, "the report is counted");
}
