//! The list of products: what each one is called and where it stands; add, copy, remove.

use santong_documents::PRODUCT_NAME;
use santong_rules::{ProductAssessment, QuestionRef};

use super::{
    bring::bring_panel,
    element::{Element, button, element, text},
    event::{On, Reaction},
    page::{title, turner},
    pick::{products_shown, range_choice},
    result::counts,
    verdict::readiness_mark,
};
use crate::{
    progress::Progress,
    state::{Action, Bringing, Edit, FieldRef, Place, Show, has_room},
    widget::{Message, Screen},
    words::fill,
};

/// The page of all products.
pub fn products_page(screen: &Screen, main: Element) -> Element {
    let words = screen.widget.words;
    let mut products = Vec::new();
    for index in products_shown(screen) {
        if let Some(product) = screen.state.assessment.products.get(index) {
            products.push(row(screen, index, product));
        }
    }
    main.child(title(words.products))
        .child(text("p", "lead", words.products_lead))
        .maybe(range_choice(screen))
        .child(element("ul").class("products").list(products))
        .child(add_product(screen, "second"))
        .child(turner(screen))
}

/// The way to one more product, or why there is none.
pub fn add_product(screen: &Screen, class: &str) -> Element {
    let words = screen.widget.words;
    if has_room(&screen.state.answers) {
        return button(&screen.widget, class, "＋ ", Edit::AddProduct.into())
            .text(words.add_product)
            .attr("data-action", "add-product");
    }
    let count = screen.state.answers.products.len().to_string();
    text("p", "remark", &fill(words.products_full, "n", &count))
}

fn row(screen: &Screen, index: usize, product: &ProductAssessment) -> Element {
    let (widget, state) = (&screen.widget, &screen.state);
    let left = Progress::of_product(&state.rules, product).to_ask;
    let left = if left == 0 {
        widget.words.progress_done.into()
    } else {
        fill(widget.words.product_left, "n", &left.to_string())
    };
    let bringing = state.view.bringing.filter(|bringing| bringing.to == index);
    element("li")
        .key(&product.id)
        .attr("data-product", &product.id)
        .attr("data-readiness", product.readiness.name())
        .attr("data-position", &index.to_string())
        .child(
            element("div")
                .class("product-head")
                .child(name(screen, index))
                .child(readiness_mark(widget, product.readiness)),
        )
        .child(
            element("div")
                .class("product-state")
                .child(counts(screen, Some(index)))
                .child(text("span", "", &left)),
        )
        .child(actions(screen, index))
        .maybe(bringing.map(|bringing| bring_panel(screen, bringing)))
}

/// The product's name, to be changed in place; where the rule set asks for none, just the name.
fn name(screen: &Screen, index: usize) -> Element {
    let state = &screen.state;
    let shown = screen.product_name(index);
    let Some(question) = state.rules.find_question(PRODUCT_NAME) else {
        return text("b", "", &shown);
    };
    let at = QuestionRef {
        product: Some(index),
        question,
    };
    let label = state
        .rules
        .question(question)
        .map_or("", |asked| &asked.short);
    let given = match state.answer(at) {
        Some(santong_rules::Answer::Text(name)) => name,
        _ => "",
    };
    let field = element("input")
        .attr("type", "text")
        .attr("autocomplete", "off")
        .attr("placeholder", &shown)
        .attr("data-action", "rename")
        .value(given)
        .on(
            &screen.widget,
            On::Input,
            Reaction::Enter(FieldRef::Question(at)),
        );
    element("label")
        .child(text("span", "", label).of_rules(&screen.widget))
        .child(field)
}

fn actions(screen: &Screen, index: usize) -> Element {
    let (widget, state, words) = (&screen.widget, &screen.state, screen.widget.words);
    let name = screen.product_name(index);
    let act = |action: &str, label: &str, message: Message| {
        // Seen together, the buttons say what they do; heard alone, also to which product.
        button(widget, "second small", label, message)
            .attr("data-action", action)
            .attr("aria-label", &[label, words.colon, &name].concat())
    };
    let copy = has_room(&state.answers).then(|| {
        let copied = fill(
            words.product_copy,
            "name",
            name.trim_matches(['\u{2068}', '\u{2069}']),
        );
        let edit = Edit::CopyProduct(index, copied).into();
        act("copy-product", words.copy_product, edit)
    });
    let several = state.answers.products.len() > 1;
    let open = state
        .view
        .bringing
        .is_some_and(|bringing| bringing.to == index);
    let bring = several.then(|| {
        let bringing = (!open).then_some(Bringing {
            to: index,
            from: None,
        });
        let show = Action::Show(Show::Bringing(bringing)).into();
        act("bring", words.bring, show).state("aria-expanded", open)
    });
    element("div")
        .class("product-actions")
        .maybe(
            state
                .first_page(index)
                .map(|place| act("fill-in", words.fill_in, Action::Go(place).into())),
        )
        .child(act(
            "declaration",
            words.declaration,
            Action::Go(Place::Declaration(index)).into(),
        ))
        .maybe(copy)
        .maybe(bring)
        .maybe(several.then(|| remove_product(screen, index)))
}

/// Asks once more before a product and its answers go.
pub fn remove_product(screen: &Screen, product: usize) -> Element {
    let (widget, words) = (&screen.widget, screen.widget.words);
    let sure = screen.state.view.removing == Some(product);
    let message: Message = if sure {
        Edit::RemoveProduct(product).into()
    } else {
        Action::Show(Show::Removing(product)).into()
    };
    let label = [
        words.remove_product,
        words.colon,
        &screen.product_name(product),
    ]
    .concat();
    element("span")
        .class("remove")
        .child(
            button(widget, "quiet danger", words.remove_product, message)
                .attr("aria-label", &label)
                .attr("data-action", "remove-product"),
        )
        .maybe(sure.then(|| text("span", "", words.remove_product_sure).attr("role", "alert")))
}
