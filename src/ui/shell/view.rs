//! Draws panels from the model, and manages focus, scrolling and the measured heights of rows.

use std::rc::Rc;
use std::time::Duration;

use gloo_timers::future::sleep;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_bindgen::JsCast;

use super::super::later;
use super::context::{Shell, current_route, text_for, text_in};
use crate::app::{LanguageChoice, Model, PlatformEvent, Route};
use crate::platform::{clock, worker};
use crate::screen::node::Node;
use crate::screen::{Inputs, Metrics, PageSize, Panel, Screen, Viewport};
use crate::text::Text;

/// The window of the list moves in steps of this many pixels, so that small scrolling causes no redraw.
const STEP_PX: f64 = 400.0;
/// The width of the page in steps, so that a window that is dragged wider lays out no plot for each pixel.
const WIDTH_STEP_PX: i64 = 8;
/// Number of focused elements remembered: more than a closing prompt has.
const RECENT_FOCUS_MAX: usize = 24;
/// Delay before loading the later part is tried again; it doubles up to [`LATER_AGAIN_MAX`].
const LATER_AGAIN: Duration = Duration::from_secs(2);
const LATER_AGAIN_MAX: Duration = Duration::from_secs(30);
/// Number of failed tries before the failure is shown.
const LATER_QUIET_TRIES: usize = 2;

impl Shell {
    /// Loads the later part, with retries until it succeeds. Calling it again tries at once.
    pub fn load_later(self) {
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
                    // From here on another call may start a new try.
                    self.inner().loading_later.set(false);
                    self.dispatch(PlatformEvent::LaterMissing(true));
                }
                sleep(wait).await;
                wait = (wait * 2).min(LATER_AGAIN_MAX);
            }
        });
    }

    /// True on success.
    async fn try_later(self) -> bool {
        if self.inner().later.get().is_some() {
            return true;
        }
        let Ok(later) = later::load().await else { return false };
        self.inner().later.set(Some(later));
        self.model.update_untracked(|model| model.take_later((later.steps)()));
        self.text.set(Rc::new(self.peek(|model| text_for(model, Some(later)))));
        // All screens can be drawn now.
        self.dispatch(PlatformEvent::LaterMissing(false));
        true
    }

    /// The inputs of a panel. Called in a memo, it subscribes to the model.
    pub fn inputs(self, panel: Panel) -> Inputs {
        self.read(|model| panel.inputs(model, self.inner().viewport.get()))
    }

    /// Paints the panels whose inputs have not changed too, at most once for each command: whatever puts foreign nodes on the page may do so again
    /// after each paint.
    pub fn repaint_all(self) {
        let revision = self.peek(|model| model.page_revision);
        if self.repaired.get_untracked() != revision {
            self.repaired.set(revision);
        }
    }

    /// The content of a panel. Called in a component, it subscribes to the language; only the panel's memo subscribes to the model.
    pub fn draw(self, panel: Panel) -> Vec<Node> {
        let text = self.text.get();
        self.repaired.track();
        self.peek(|model| self.with_screen(model, &text, |screen| panel.draw(screen)))
    }

    /// Draws at once what is drawn after the paint of a page: what is printed must not be older than what is shown.
    pub(super) fn draw_for_print(self) {
        self.printed.update(|times| *times += 1);
    }

    /// How often a page was printed. Called in a component, it subscribes to the next time.
    pub fn printed(self) -> u32 {
        self.printed.get()
    }

    /// Opens the print dialog, in a task of its own: the panels are drawn at the end of this one.
    pub(super) fn print(self) {
        self.draw_for_print();
        set_timeout(worker::print, Duration::ZERO);
    }

    /// Calls `then` with the data that a screen is drawn from.
    pub(super) fn with_screen<T>(self, model: &Model, text: &Text, then: impl FnOnce(&Screen<'_>) -> T) -> T {
        let inner = self.inner();
        let later = inner.later.get();
        let wanted = model.ui.doctor.language.and_then(LanguageChoice::word).filter(|tag| *tag != text.language.tag());
        let other = wanted.map(|tag| {
            let known = inner.other.borrow().clone().filter(|other| other.language.tag() == tag);
            known.unwrap_or_else(|| {
                let other = Rc::new(text_in(tag, later));
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

    /// Queues commands dispatched during the paint, and restores the focus if its element was removed.
    pub fn paint(self, paint: &mut dyn FnMut()) {
        let inner = self.inner();
        let had_focus = focused().is_some();
        inner.queue.hold(|| {
            paint();
            if had_focus && focused().is_none() && !self.arrives() {
                self.focus_what_is_left();
            }
        });
        if inner.queue.waits() {
            spawn_local(async move { self.dispatch_waiting() });
        }
    }

    /// A new screen starts at its top with the focus on its heading; going back from an entry restores the scroll position of the list.
    pub(super) fn arrive(self, route: Route) {
        // Before scrolling, because older versions of Safari scroll to the focused element in spite of `preventScroll`.
        self.focus_heading();
        let inner = self.inner();
        let top_px = if route.is_diary() { inner.diary_scroll_px.get() } else { 0 };
        if route.is_diary() {
            self.measure_lines();
        }
        if let Some(part) = scroller() {
            part.set_scroll_top(top_px);
        }
        inner.arriving.set(false);
        self.measure();
    }

    /// Remembers the focused element.
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

    /// When the focused element was removed, focuses the last one before it that is still on the page.
    fn focus_what_is_left(self) {
        let left = self.inner().recent_focus.borrow().iter().rfind(|element| element.is_connected()).cloned();
        match left {
            Some(element) => focus(&element),
            None => self.focus_heading(),
        }
    }

    /// Focuses the heading of the screen.
    fn focus_heading(self) {
        let heading =
            document().query_selector("#app h1").ok().flatten().and_then(|heading| heading.dyn_into::<web_sys::HtmlElement>().ok());
        heading.iter().for_each(focus);
    }

    /// Opens a screen by its address.
    pub(super) fn go(self, route: Route) {
        // Fails only in a document that is being unloaded.
        drop(window().location().set_hash(&route.to_string()));
    }

    /// Measures which part of the diary's list is visible.
    pub fn measure(self) {
        // WebKit scrolls by itself between the paint of a new screen and the frame that restores its position.
        let is_here = !self.inner().arriving.get() && self.inner().painted.get() == Some(current_route());
        if !is_here || !self.peek(|model| model.route).is_diary() {
            return;
        }
        let Some(list) = document().query_selector("#app .diary").ok().flatten() else { return };
        self.inner().diary_scroll_px.set(scroller().map_or(0, |part| part.scroll_top()));
        let top_px = -list.get_bounding_client_rect().top();
        let height_px = window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default();
        self.set_viewport(Viewport {
            top_px: (top_px / STEP_PX).floor() * STEP_PX,
            height_px: (height_px / STEP_PX).ceil() * STEP_PX + STEP_PX,
            ..self.inner().viewport.get()
        });
    }

    /// Reads the row heights from the style sheet, so that they are defined once.
    pub(super) fn measure_lines(self) {
        let style = document().document_element().and_then(|root| window().get_computed_style(&root).ok().flatten());
        let read = |name: &str| style.as_ref().and_then(|style| style.get_property_value(name).ok()).unwrap_or_default();
        let number = |text: &str, unit: &str| js_sys::parse_float(text.trim().trim_end_matches(unit));
        let rem_px = number(&read("font-size"), "px");
        let size_px = |name: &str| number(&read(name), "rem") * rem_px;
        let metrics = Metrics { day_px: size_px("--list-day"), row_px: size_px("--list-row"), gap_px: size_px("--list-gap") };
        // Without the style sheet there is nothing to read.
        let is_read = [metrics.day_px, metrics.row_px, metrics.gap_px].iter().all(|px| px.is_finite());
        if is_read {
            let column = document().query_selector("#app main").ok().flatten();
            let known = self.inner().viewport.get();
            let measured = |column: web_sys::Element| PageSize {
                width_px: i64::from(column.client_width()) / WIDTH_STEP_PX * WIDTH_STEP_PX,
                rem_px: whole(rem_px),
            };
            let page = column.map_or(known.page, measured);
            self.set_viewport(Viewport { metrics, page, ..known });
        }
    }

    /// Stores the visible part; a page that depends on it is redrawn.
    fn set_viewport(self, viewport: Viewport) {
        if self.inner().viewport.replace(viewport) != viewport {
            self.model.notify();
        }
    }
}

#[expect(clippy::cast_possible_truncation, reason = "font sizes are small, and rounded")]
fn whole(px: f64) -> i64 {
    px.round() as i64
}

fn focus(element: &web_sys::HtmlElement) {
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    // An element that is not focusable leaves the focus unchanged.
    element.focus_with_options(&options).unwrap_or_default();
}

/// What scrolls: the scroll area, or on low screens the document (`style/40-layout.css`).
fn scroller() -> Option<web_sys::Element> {
    let area = document().query_selector("#app > .content").ok().flatten();
    area.filter(|area| area.scroll_height() > area.client_height()).or_else(|| document().scrolling_element())
}

/// The focused element, unless it is the body.
fn focused() -> Option<web_sys::Element> {
    document().active_element().filter(|element| element.tag_name() != "BODY")
}
