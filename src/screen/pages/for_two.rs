//! Setting up a diary for two: names, who uses this phone, the first exchange, the home screen. One step at a time; each can be skipped.

use super::super::Screen;
use super::super::node::{Node, el};
use super::super::parts::{button, page, status_line};
use super::exchange::{give_all, take};
use super::install::install_steps;
use super::people::{people_form, phone_user};
use crate::app::{Navigate, Route, UiAction};

/// Number of steps.
const STEPS: usize = 4;

/// The screen of the set-up.
pub fn for_two(screen: &Screen<'_>) -> Node {
    let (text, step) = (screen.text, screen.model.ui.setup_step.min(STEPS - 1));
    let mut content = status_line(screen);
    let title = match step {
        0 => text.setup_names(),
        1 => text.phone_user(),
        2 => text.setup_exchange(),
        _ => text.setup_install(),
    };
    let counted = text.step_of(&screen.count(step + 1), &screen.count(STEPS));
    content.push(
        el("div", "stack tight")
            .key(format!("step-{step}"))
            .attr("role", "status")
            .child(el("p", "soft").text(counted))
            .child(el("h2", "").text(title)),
    );
    content.extend(match step {
        0 => people_form(screen),
        1 => vec![phone_user(screen)],
        2 => [el("p", "").text(text.setup_exchange_why()), give_all(screen)].into_iter().chain(take(screen)).collect(),
        _ => install_steps(screen),
    });
    let next = match step {
        3 => button("button", text.setup_done(), Navigate::Go(Route::Now)),
        _ => button("button", text.question_after(), UiAction::SetupStep(step + 1)),
    };
    let back = (step > 0).then(|| button("button plain", text.step_back(), UiAction::SetupStep(step - 1)));
    content.push(next);
    content.extend(back);
    content.push(el("p", "soft").text(text.setup_skip()));
    page(screen, text.setup_title(), content)
}
