//! Event delegation: one listener for each kind of event serves the whole page. An element carries the index of its handlers.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::Reflect;
use leptos::prelude::*;
use leptos::tachys::view::Mountable;
use leptos::wasm_bindgen::JsCast;
use leptos::wasm_bindgen::closure::Closure;
use web_sys::{Element, Event, HtmlElement, HtmlInputElement, MouseEvent};

use crate::app::{Command, CommitInput, Field, Input, Passphrase};
use crate::domain::CollectVec;
use crate::screen::Panel;
use crate::screen::node::Handler;

/// An event of the page.
pub enum UiEvent {
    /// A command to dispatch.
    Do(Command),
    /// A file was chosen in this input.
    File(HtmlInputElement),
}

/// The app that a view is part of.
pub trait Host {
    /// Handles an event of the page.
    fn handle(&self, event: UiEvent);
    /// Runs `paint`, which changes the page. Events caused by it (a removed element loses the focus) must be handled after it.
    fn paint(&self, paint: &mut dyn FnMut());
    /// Something outside the app has replaced nodes of a view (machine translation does), which the view has put back: the others may be affected too.
    fn found_foreign(&self);
    /// The component that draws a panel, built and not mounted yet.
    fn panel(&self, panel: Panel) -> Box<dyn Mountable>;
}

/// The property of an element that holds the index of its handlers.
const INDEX: &str = "painDiaryHandlers";
/// Events that bubble up to the listeners.
const EVENTS: [&str; 5] = ["click", "submit", "input", "change", "focusout"];

/// Shared by all node views of an app.
pub struct Renderer {
    pub(super) host: Rc<dyn Host>,
    pub(super) registry: Rc<Registry>,
    /// The paint in progress has removed a node that no view had put there.
    pub(super) found_foreign: Cell<bool>,
}

/// Handlers by index; an index is reused after its element was removed.
#[derive(Default)]
pub(super) struct Registry {
    handlers: RefCell<Vec<Vec<Handler>>>,
    free: RefCell<Vec<usize>>,
}

/// Registers the handlers of an element until dropped.
pub(super) struct Registered(usize, Rc<Registry>);

/// The listeners of an app; removed when its owner is disposed.
struct Delegation {
    renderer: Rc<Renderer>,
    root: Element,
    listener: Closure<dyn Fn(Event)>,
}

/// How views get it from the context.
type Shared = StoredValue<Delegation, LocalStorage>;

impl Renderer {
    /// Adds the listeners to `root`, in which the node views of the current owner and its children are mounted.
    pub fn provide(root: Element, host: Rc<dyn Host>) {
        let renderer = Rc::new(Self { host, registry: Rc::default(), found_foreign: Cell::default() });
        let listener = Closure::<dyn Fn(Event)>::new({
            let renderer = renderer.clone();
            move |event: Event| {
                if let Some(event) = renderer.registry.event(&event) {
                    renderer.host.handle(event);
                }
            }
        });
        for event in EVENTS {
            // Fails only in a page that is being unloaded.
            root.add_event_listener_with_callback(event, listener.as_ref().unchecked_ref()).unwrap_or_default();
        }
        let shared: Shared = StoredValue::new_local(Delegation { renderer, root, listener });
        provide_context(shared);
    }
}

impl Drop for Delegation {
    fn drop(&mut self) {
        for event in EVENTS {
            // Removing cannot fail, as it was added.
            self.root.remove_event_listener_with_callback(event, self.listener.as_ref().unchecked_ref()).unwrap_or_default();
        }
    }
}

/// The renderer that was provided.
pub(super) fn shared() -> Rc<Renderer> {
    expect_context::<Shared>().with_value(|delegation| delegation.renderer.clone())
}

impl Registry {
    /// Sets the handlers of an element; `registered` holds those set before.
    pub fn set(self: &Rc<Self>, element: &Element, registered: &mut Option<Registered>, handlers: Vec<Handler>) {
        if handlers.is_empty() {
            // Its index may be reused by another element.
            if registered.take().is_some() {
                Reflect::delete_property(element, &INDEX.into()).map(drop).unwrap_or_default();
            }
            return;
        }
        let index = registered.get_or_insert_with(|| self.register(element)).0;
        if let Some(known) = self.handlers.borrow_mut().get_mut(index) {
            *known = handlers;
        }
    }

    fn register(self: &Rc<Self>, element: &Element) -> Registered {
        let index = self.free.borrow_mut().pop().unwrap_or_else(|| {
            self.handlers.borrow_mut().push(Vec::new());
            self.handlers.borrow().len() - 1
        });
        // Setting a property of an element cannot fail.
        Reflect::set(element, &INDEX.into(), &index.into()).map(drop).unwrap_or_default();
        Registered(index, self.clone())
    }

    /// The result of the nearest ancestor that handles the event.
    fn event(&self, event: &Event) -> Option<UiEvent> {
        let mut element = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        while let Some(here) = element {
            let index = Reflect::get(&here, &INDEX.into()).ok().and_then(|index| index.as_f64());
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "only numbers of this kind are put there")]
            let known = index.and_then(|index| self.handlers.borrow().get(index as usize).cloned());
            if let Some(event) = known.iter().flatten().find_map(|handler| handle(handler, event, &here)) {
                return Some(event);
            }
            element = here.parent_element();
        }
        None
    }
}

impl Drop for Registered {
    fn drop(&mut self) {
        if let Some(handlers) = self.1.handlers.borrow_mut().get_mut(self.0) {
            handlers.clear();
        }
        self.1.free.borrow_mut().push(self.0);
    }
}

fn handle(handler: &Handler, event: &Event, element: &Element) -> Option<UiEvent> {
    let kind = event.type_();
    let value = || Reflect::get(element, &"value".into()).ok().and_then(|value| value.as_string()).unwrap_or_default();
    let command = match (handler, kind.as_str()) {
        (Handler::Press(command), "click") => Some(command.clone()),
        (Handler::Submit(command), "submit") => {
            event.prevent_default();
            Some(command.clone())
        }
        (Handler::Secrets(form), "submit") => {
            event.prevent_default();
            Command::of_secrets(*form, &typed_in(element))
        }
        // Autofill and some input methods fire only `change`.
        (Handler::Type(field), "input" | "change") => Some(Command::Input(Input::Typed(field.clone(), value()))),
        (Handler::Type(field), "focusout") if !matches!(field, Field::FindNote | Field::FindRegion) => {
            Some(Command::Commit(CommitInput::Now))
        }
        (Handler::Choose(choose), "change") => choose(&value()),
        (Handler::Tap(tap), "click") => tap(permille(event.dyn_ref::<MouseEvent>()?, element)?),
        (Handler::Open, "click") => {
            event.prevent_default();
            open(element);
            None
        }
        (Handler::File, "change") => return element.dyn_ref::<HtmlInputElement>().cloned().map(UiEvent::File),
        _ => None,
    };
    command.map(UiEvent::Do)
}

/// What is typed into the fields of a form, in their order.
fn typed_in(form: &Element) -> Vec<Passphrase> {
    let fields = form.get_elements_by_tag_name("input");
    let value = |index| Some(Passphrase::new(&fields.item(index)?.dyn_into::<HtmlInputElement>().ok()?.value()));
    (0..fields.length()).filter_map(value).collect_vec()
}

/// Opens the details of a summary and focuses its first field at once: later, iOS would not show its keyboard. Closes them if open.
fn open(summary: &Element) {
    let Some(details) = summary.parent_element() else { return };
    if details.has_attribute("open") {
        return details.remove_attribute("open").unwrap_or_default();
    }
    details.set_attribute("open", "").unwrap_or_default();
    let field = details.query_selector("input, textarea").ok().flatten().and_then(|field| field.dyn_into::<HtmlElement>().ok());
    if let Some(field) = field {
        field.focus().unwrap_or_default();
    }
}

/// Position on the element, in thousandths of its width from the left and of its height from the top.
#[expect(clippy::cast_possible_truncation, reason = "within 0..=1000")]
fn permille(event: &MouseEvent, element: &Element) -> Option<(i64, i64)> {
    let rect = element.get_bounding_client_rect();
    let part = |at: i32, start: f64, size: f64| {
        let part = (f64::from(at) - start) / size;
        part.is_finite().then(|| (part.clamp(0.0, 1.0) * 1000.0) as i64)
    };
    Some((part(event.client_x(), rect.left(), rect.width())?, part(event.client_y(), rect.top(), rect.height())?))
}
