//! How to put the app on the home screen of this phone.

use super::super::Screen;
use super::super::node::{Node, el};
use super::super::parts::{Picture, button, icon, page, status_line};
use crate::app::PlatformRequest;

/// The screen that explains the installation.
pub fn install(screen: &Screen<'_>) -> Node {
    let mut content = status_line(screen);
    content.extend(install_steps(screen));
    page(screen, screen.text.install_title(), content)
}

/// How to do it in this browser.
pub fn install_steps(screen: &Screen<'_>) -> Vec<Node> {
    let (text, around) = (screen.text, &screen.model.platform);
    let step = |picture, words| el("div", "way").child(icon(picture)).child(el("p", "").text(words));
    let steps = |first, second| el("div", "sheet stack").child(first).child(second);
    let mut content = vec![el("p", "").text(text.install_why())];
    if around.is_standalone {
        content.push(el("p", "").text(text.install_done()));
    } else if around.can_install {
        content.push(button("button", text.install_now(), PlatformRequest::Install));
    } else if around.is_ios {
        content.push(steps(step(Picture::Share, text.install_ios_share()), step(Picture::Add, text.install_ios_add())));
        content.push(el("p", "sheet notice").text(text.install_ios_storage()));
    } else {
        content.push(steps(step(Picture::Menu, text.install_menu()), step(Picture::Add, text.install_menu_add())));
    }
    content
}
