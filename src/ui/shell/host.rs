//! Implements [`Host`] for the app: handles events, guards paints, builds the component of a panel inside a page.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::tachys::view::{Mountable, Render};
use leptos::task::spawn_local;

use super::Shell;
use super::view::focused;
use crate::platform::files::chosen_file;
use crate::screen::Panel;
use crate::ui::components::StatusLine;
use crate::ui::view::{Host, Renderer, UiEvent};

struct AppHost {
    shell: Shell,
    /// Owner of the component inside the page. A page has at most one; it is disposed with the page.
    inside: Owner,
}

/// Provides the renderer for the views of the current owner, which are mounted in `root`.
pub(super) fn provide(shell: Shell, root: web_sys::Element) {
    Renderer::provide(root, Rc::new(AppHost { shell, inside: Owner::new() }));
}

impl Host for AppHost {
    fn handle(&self, event: UiEvent) {
        match event {
            UiEvent::Do(command) => self.shell.dispatch(command),
            UiEvent::File(input) => {
                if let Some(file) = chosen_file(&input) {
                    self.shell.open_backup(file);
                }
            }
        }
    }

    fn paint(&self, paint: &mut dyn FnMut()) {
        self.shell.paint(paint);
    }

    fn found_foreign(&self) {
        self.shell.repaint_all();
    }

    fn panel(&self, panel: Panel) -> Box<dyn Mountable> {
        self.inside.with_cleanup(|| -> Box<dyn Mountable> {
            match panel {
                Panel::StatusLine => Box::new(StatusLine().build()),
                // These are components of the app itself.
                Panel::Page | Panel::TabBar => Box::new(().build()),
            }
        })
    }
}

impl Shell {
    /// Queues commands dispatched during the paint, and restores the focus if its element was removed.
    fn paint(self, paint: &mut dyn FnMut()) {
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
}
