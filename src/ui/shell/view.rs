//! From the model to the page, and what the page tells back: the focus, the scrolling, the heights of lines.

use std::rc::Rc;
use std::time::Duration;

use gloo_timers::future::sleep;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_bindgen::JsCast;

use super::super::later;
use super::{Shell, current_route};
use crate::app::{LanguageChoice, Model, PlatformEvent, Route};
use crate::platform::clock;
use crate::screen::node::Node;
use crate::screen::{Inputs, Metrics, Panel, Screen, Viewport};
use crate::text::Text;

/// The window of the list moves in steps of this many pixels, so that scrolling a little changes nothing.
const STEP_PX: f64 = 400.0;
/// How far back the focus can go: more than the keys of a question that closes when it is answered.
const RECENT_FOCUS_MAX: usize = 24;
/// The later screens are asked for again after this, when they did not come; each time after twice as long, up to the limit.
const LATER_AGAIN: Duration = Duration::from_secs(2);
const LATER_AGAIN_MAX: Duration = Duration::from_secs(30);
/// So often they are asked for before the person is told.
const LATER_QUIET_TRIES: usize = 2;

impl Shell {
    /// Fetches the later screens, again and again until they are there; called again, it asks at once.
    pub(super) fn load_later(self) {
        let inner = self.inner();
        if inner.later.get().is_some() || inner.loading_later.replace(true) {
            return;
        }
        spawn_local(async move {
            let mut wait = LATER_AGAIN;
            for tries in 1.. {
                if self.try_later().await {
                    break;
                }
                if tries == LATER_QUIET_TRIES {
                    // Somebody can ask again from now on.
                    self.inner().loading_later.set(false);
                    self.dispatch(PlatformEvent::LaterMissing(true));
                }
                sleep(wait).await;
                wait = (wait * 2).min(LATER_AGAIN_MAX);
            }
        });
    }

    /// True when they are there.
    async fn try_later(self) -> bool {
        if self.inner().later.get().is_some() {
            return true;
        }
        let Ok(later) = later::load().await else { return false };
        self.inner().later.set(Some(later));
        self.model.update_untracked(|model| model.take_later((later.steps)()));
        self.text.set(Rc::new(self.peek(|model| super::text_for(model, Some(later)))));
        // Now everything can be painted.
        self.dispatch(PlatformEvent::LaterMissing(false));
        true
    }

    /// What a panel depends on. Called in a memo, it subscribes to the model.
    pub fn inputs(self, panel: Panel) -> Inputs {
        self.read(|model| panel.inputs(model, self.inner().viewport.get()))
    }

    /// What stands in a panel. Called in a component, it subscribes to the words; to the model only the panel's memo does.
    pub fn draw(self, panel: Panel) -> Vec<Node> {
        let text = self.text.get();
        self.peek(|model| self.with_screen(model, &text, |screen| panel.draw(screen)))
    }

    /// What a screen is drawn from.
    pub(super) fn with_screen<T>(self, model: &Model, text: &Text, then: impl FnOnce(&Screen<'_>) -> T) -> T {
        let inner = self.inner();
        let later = inner.later.get();
        let wanted = model.ui.doctor.language.and_then(LanguageChoice::word).filter(|tag| *tag != text.language.tag());
        let other = wanted.map(|tag| {
            let known = inner.other.borrow().clone().filter(|other| other.language.tag() == tag);
            known.unwrap_or_else(|| {
                let other = Rc::new(super::text_in(tag, later));
                inner.other.replace(Some(other.clone()));
                other
            })
        });
        let now = clock::now();
        then(&Screen {
            model,
            text,
            now,
            viewport: inner.viewport.get(),
            cache: &inner.cache,
            later,
            other: other.as_deref(),
            offset_min: &clock::offset_east_min,
        })
    }

    /// Another screen begins at its top with the focus on its heading; back from an entry, the list stands where it was left.
    pub(super) fn arrive(self, route: Route) {
        // First, because older versions of Safari scroll to what takes the focus, whatever they are told.
        self.focus_heading();
        let inner = self.inner();
        let top_px = if route.is_diary() { inner.diary_scroll_px.get() } else { 0.0 };
        if route.is_diary() {
            self.measure_lines();
        }
        window().scroll_to_with_x_and_y(0.0, top_px);
        inner.arriving.set(false);
        self.measure();
    }

    /// Remembers what has the focus.
    pub(super) fn note_focus(self) {
        let Some(element) = focused().and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) else { return };
        let inner = self.inner();
        let mut recent = inner.recent_focus.borrow_mut();
        recent.retain(|known| *known != element);
        recent.push(element);
        if recent.len() > RECENT_FOCUS_MAX {
            recent.remove(0);
        }
    }

    /// The focus must not fall out of the page with what had it: it goes back to what had it before and is still there.
    pub(super) fn focus_what_is_left(self) {
        let left = self.inner().recent_focus.borrow().iter().rfind(|element| element.is_connected()).cloned();
        match left {
            Some(element) => focus(&element),
            None => self.focus_heading(),
        }
    }

    /// Puts the focus on the heading, where a screen begins.
    fn focus_heading(self) {
        let heading =
            document().query_selector("#app h1").ok().flatten().and_then(|heading| heading.dyn_into::<web_sys::HtmlElement>().ok());
        heading.iter().for_each(focus);
    }

    /// Goes to a screen.
    pub(super) fn go(self, route: Route) {
        // Only a document that is being torn down refuses an address.
        drop(window().location().set_hash(&route.to_string()));
    }

    /// Which part of the diary's list is in sight.
    pub(super) fn measure(self) {
        // WebKit scrolls by itself between the painting of another screen and the frame that puts it in its place.
        let is_here = !self.inner().arriving.get() && self.inner().painted.get() == Some(current_route());
        if !is_here || !self.peek(|model| model.route).is_diary() {
            return;
        }
        let Some(list) = document().query_selector("#app .diary").ok().flatten() else { return };
        self.inner().diary_scroll_px.set(window().scroll_y().unwrap_or_default());
        let top_px = -list.get_bounding_client_rect().top();
        let height_px = window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default();
        self.look_at(Viewport {
            top_px: (top_px / STEP_PX).floor() * STEP_PX,
            height_px: (height_px / STEP_PX).ceil() * STEP_PX + STEP_PX,
            ..self.inner().viewport.get()
        });
    }

    /// The heights the style sheet gives the lines, read from there so that they are written once.
    pub(super) fn measure_lines(self) {
        let style = document().document_element().and_then(|root| window().get_computed_style(&root).ok().flatten());
        let read = |name: &str| style.as_ref().and_then(|style| style.get_property_value(name).ok()).unwrap_or_default();
        let number = |text: &str, unit: &str| js_sys::parse_float(text.trim().trim_end_matches(unit));
        let rem_px = number(&read("font-size"), "px");
        let size_px = |name: &str| number(&read(name), "rem") * rem_px;
        let metrics = Metrics { day_px: size_px("--list-day"), row_px: size_px("--list-row"), gap_px: size_px("--list-gap") };
        // Where the style sheet has not come yet there is nothing to read.
        let is_read = [metrics.day_px, metrics.row_px, metrics.gap_px].iter().all(|px| px.is_finite());
        if is_read {
            self.look_at(Viewport { metrics, ..self.inner().viewport.get() });
        }
    }

    /// Something else is in sight: a page that shows it is painted anew.
    fn look_at(self, viewport: Viewport) {
        if self.inner().viewport.replace(viewport) != viewport {
            self.model.notify();
        }
    }
}

fn focus(element: &web_sys::HtmlElement) {
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    // What cannot take the focus leaves it where it was.
    element.focus_with_options(&options).unwrap_or_default();
}

/// What has the focus, unless it is the page as a whole.
pub(super) fn focused() -> Option<web_sys::Element> {
    document().active_element().filter(|element| element.tag_name() != "BODY")
}
