//! Mounts the app, and implements [`Host`] for it: handles events, guards paints, builds the component of a panel inside a page.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::tachys::view::{Mountable, Render};

use super::components::{App, ReportPart, ReportPartProps, StatusLine};
use super::shell::Shell;
use super::view::{Host, Renderer, UiEvent};
use crate::screen::Panel;

/// Mounts the app in `root`, for as long as the page lives.
pub fn mount(shell: Shell, root: web_sys::HtmlElement) {
    let app = leptos::mount::mount_to(root.clone(), move || {
        provide_context(shell);
        Renderer::provide(root.into(), Rc::new(AppHost { shell, inside: std::array::from_fn(|_| Owner::new()) }));
        shell.listen();
        view! { <App/> }
    });
    app.forget();
}

struct AppHost {
    shell: Shell,
    /// Owners of the components inside the page, which has at most one of each panel; one is disposed when the next of its panel is built.
    inside: [Owner; Panel::COUNT],
}

impl Host for AppHost {
    fn handle(&self, event: UiEvent) {
        match event {
            UiEvent::Do(command) => self.shell.dispatch(command),
            UiEvent::File(input) => self.shell.open_chosen(&input),
        }
    }

    fn paint(&self, paint: &mut dyn FnMut()) {
        self.shell.paint(paint);
    }

    fn found_foreign(&self) {
        self.shell.repaint_all();
    }

    fn panel(&self, panel: Panel) -> Box<dyn Mountable> {
        let build = || -> Box<dyn Mountable> {
            match panel {
                Panel::StatusLine => Box::new(StatusLine().build()),
                Panel::ReportRest | Panel::ReportPaper => Box::new(ReportPart(ReportPartProps { panel }).build()),
                // These are components of the app itself.
                Panel::Page | Panel::TabBar => Box::new(().build()),
            }
        };
        self.inside.get(panel as usize).map_or_else(build, |owner| owner.with_cleanup(build))
    }
}
