//! Attributes and properties of an element on the page.

use js_sys::Reflect;
use leptos::wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement};

/// Sets an attribute. Properties that the user can change (`value`, `checked`) are compared with their current value; others are set only
/// when `is_new`, that is, different from what was set last.
pub(super) fn set(element: &Element, name: &'static str, value: &str, is_new: bool) {
    let property = match (name, element.tag_name().as_str()) {
        ("value", "INPUT" | "TEXTAREA" | "SELECT") => JsValue::from_str(value),
        ("checked", _) => JsValue::TRUE,
        _ if !is_new => return,
        _ => match (name.strip_prefix("style:"), element.dyn_ref::<HtmlElement>()) {
            // A style attribute is forbidden by the policy; a property is not.
            (Some(property), Some(element)) => return element.style().set_property(property, value).unwrap_or_default(),
            _ => return element.set_attribute(name, value).unwrap_or_default(),
        },
    };
    if Reflect::get(element, &name.into()).ok().as_ref() != Some(&property) {
        Reflect::set(element, &name.into(), &property).map(drop).unwrap_or_default();
    }
}

/// Removes an attribute.
pub(super) fn unset(element: &Element, name: &'static str) {
    if let (Some(property), Some(element)) = (name.strip_prefix("style:"), element.dyn_ref::<HtmlElement>()) {
        return element.style().remove_property(property).map(drop).unwrap_or_default();
    }
    // Nobody loses the field in which they are writing, nor the focus with the button that closed the form.
    if let Some(focus) = element.query_selector(":focus").ok().flatten().filter(|_| name == "open") {
        if ["INPUT", "TEXTAREA"].contains(&focus.tag_name().as_str()) {
            return;
        }
        let summary = element.first_element_child().and_then(|summary| summary.dyn_into::<HtmlElement>().ok());
        summary.map_or(Ok(()), |summary| summary.focus()).unwrap_or_default();
    }
    if name == "checked" {
        Reflect::set(element, &name.into(), &JsValue::FALSE).map(drop).unwrap_or_default();
    } else {
        element.remove_attribute(name).unwrap_or_default();
    }
}
