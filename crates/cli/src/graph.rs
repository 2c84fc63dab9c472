//! What feeds what in a rule set, as a drawing for Graphviz (DOT language).

use std::collections::BTreeSet;
use std::fmt::Write;

use santong_documents::ZH;
use santong_rules::{
    Condition, CriterionId, Group, MeasureId, Paragraph, Piece, QuestionId, RuleSet, Strength,
};

/// A node of the drawing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Node {
    Question(QuestionId),
    Criterion(CriterionId),
    Measure(MeasureId),
    /// A content of the declaration, by position.
    Content(usize),
    /// The notes at its end.
    Notes,
}

/// What an edge says; each is drawn in a way of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Link {
    Shows,
    Applies,
    Meets,
    Fits,
    Prints,
}

type Edge = (Node, Node, Link);

/// What of the rule set is drawn.
#[derive(Clone, Copy, Debug)]
pub enum Part {
    /// Everything.
    Whole,
    /// A criterion with all questions it rests on.
    Criterion(CriterionId),
    /// A question with everything it feeds, directly or by showing another question.
    Question(QuestionId),
}

/// The drawing in the DOT language.
pub fn dot(rules: &RuleSet, part: Part) -> String {
    let mut edges = edges(rules);
    let mut nodes: BTreeSet<Node> = edges.iter().flat_map(|(a, b, _)| [*a, *b]).collect();
    let start = match part {
        Part::Whole => None,
        Part::Criterion(id) => Some((Node::Criterion(id), true)),
        Part::Question(id) => Some((Node::Question(id), false)),
    };
    if let Some((start, backwards)) = start {
        nodes = reached(&edges, start, backwards);
        edges.retain(|(from, to, _)| nodes.contains(from) && nodes.contains(to));
    }
    let mut text = String::from(
        "digraph rules {\n  rankdir=LR;\n  newrank=true;\n  node [fontname=\"Noto Sans CJK SC\", fontsize=11];\n  edge [fontname=\"Noto Sans CJK SC\", fontsize=9];\n",
    );
    write_clusters(&mut text, rules, &nodes);
    for (from, to, link) in edges {
        let (name, style) = match link {
            Link::Shows => ("显示", "dashed"),
            Link::Applies => ("适用", "dotted"),
            Link::Meets => ("满足", "solid"),
            Link::Fits => ("适合", "solid"),
            Link::Prints => ("写入", "bold"),
        };
        let _ = writeln!(
            text,
            "  {} -> {} [style={style}, label=\"{name}\"];",
            name_of(from),
            name_of(to)
        );
    }
    text.push_str("}\n");
    text
}

/// Everything from which the start can be reached, or what can be reached from it.
fn reached(edges: &BTreeSet<Edge>, start: Node, backwards: bool) -> BTreeSet<Node> {
    let mut found = BTreeSet::from([start]);
    let mut next = vec![start];
    while let Some(node) = next.pop() {
        for (from, to, _) in edges {
            let (here, there) = if backwards { (to, from) } else { (from, to) };
            if *here == node && found.insert(*there) {
                next.push(*there);
            }
        }
    }
    found
}

fn edges(rules: &RuleSet) -> BTreeSet<Edge> {
    let mut edges = BTreeSet::new();
    for (id, question) in rules.questions_with_ids() {
        let to = Node::Question(id);
        read(&mut edges, &question.shown_when, to, Link::Shows);
    }
    for (id, criterion) in rules.criteria_with_ids() {
        let to = Node::Criterion(id);
        read(&mut edges, &criterion.applies_when, to, Link::Applies);
        read(&mut edges, [&criterion.met_when], to, Link::Meets);
    }
    for (id, measure) in rules.measures_with_ids() {
        let to = Node::Measure(id);
        read(&mut edges, &measure.relevant_when, to, Link::Fits);
    }
    let form = &rules.declaration;
    for (index, content) in form.contents.iter().enumerate() {
        let to = Node::Content(index);
        let needs = content.needs.iter();
        edges.extend(needs.map(|id| (Node::Question(*id), to, Link::Prints)));
        print(&mut edges, &content.paragraphs, to);
    }
    print(&mut edges, &form.notes, Node::Notes);
    edges
}

/// The questions that conditions read.
fn read<'c>(
    edges: &mut BTreeSet<Edge>,
    conditions: impl IntoIterator<Item = &'c Condition>,
    to: Node,
    link: Link,
) {
    for condition in conditions {
        condition.questions(&mut |id| {
            edges.insert((Node::Question(id), to, link));
        });
    }
}

/// The questions whose answers paragraphs print or hang on.
fn print(edges: &mut BTreeSet<Edge>, paragraphs: &[Paragraph], to: Node) {
    for paragraph in paragraphs {
        read(edges, &paragraph.when, to, Link::Prints);
        for piece in &paragraph.pieces {
            if let Piece::Answer(id) = piece {
                edges.insert((Node::Question(*id), to, Link::Prints));
            }
        }
    }
}

fn write_clusters(text: &mut String, rules: &RuleSet, nodes: &BTreeSet<Node>) {
    for (index, page) in rules.pages.iter().enumerate() {
        let on_page = |node: &&Node| match node {
            Node::Question(id) => {
                let question = rules.question(*id);
                question.is_some_and(|question| usize::from(question.page) == index)
            }
            _ => false,
        };
        let title = format!("页面：{}", page.title);
        write_cluster(
            text,
            rules,
            &format!("page{index}"),
            &title,
            nodes.iter().filter(on_page),
        );
    }
    let groups: BTreeSet<Group> = rules
        .criteria
        .iter()
        .map(|criterion| criterion.group)
        .collect();
    for (index, group) in groups.into_iter().enumerate() {
        let in_group = |node: &&Node| match node {
            Node::Criterion(id) => rules.criterion(*id).is_some_and(|c| c.group == group),
            _ => false,
        };
        let title = format!("检查项：{}", ZH.group(group));
        write_cluster(
            text,
            rules,
            &format!("group{index}"),
            &title,
            nodes.iter().filter(in_group),
        );
    }
    let measures = nodes.iter().filter(|node| matches!(node, Node::Measure(_)));
    write_cluster(text, rules, "measures", "支持措施", measures);
    let contents = nodes
        .iter()
        .filter(|node| matches!(node, Node::Content(_) | Node::Notes));
    write_cluster(text, rules, "declaration", "声明", contents);
}

fn write_cluster<'a>(
    text: &mut String,
    rules: &RuleSet,
    name: &str,
    title: &str,
    nodes: impl Iterator<Item = &'a Node>,
) {
    let nodes: Vec<&Node> = nodes.collect();
    if nodes.is_empty() {
        return;
    }
    let _ = writeln!(
        text,
        "  subgraph cluster_{name} {{\n    label={};",
        quoted(title)
    );
    for node in nodes {
        let (label, shape) = drawn(rules, *node);
        let _ = writeln!(
            text,
            "    {} [label={}, shape={shape}];",
            name_of(*node),
            quoted(&label)
        );
    }
    text.push_str("  }\n");
}

fn name_of(node: Node) -> String {
    match node {
        Node::Question(id) => format!("q{}", id.0),
        Node::Criterion(id) => format!("c{}", id.0),
        Node::Measure(id) => format!("m{}", id.0),
        Node::Content(index) => format!("d{index}"),
        Node::Notes => "notes".to_owned(),
    }
}

/// The label of a node, and its shape: strengths are told by word and shape.
fn drawn(rules: &RuleSet, node: Node) -> (String, &'static str) {
    match node {
        Node::Question(id) => {
            let question = rules.question(id);
            let label = question.map(|question| format!("{}\n{}", question.short, question.id));
            (label.unwrap_or_default(), "box")
        }
        Node::Criterion(id) => {
            let Some(criterion) = rules.criterion(id) else {
                return (String::new(), "ellipse");
            };
            let strength = ZH.strength(criterion.strength);
            let label = format!("{}（{strength}）\n{}", criterion.title, criterion.id);
            let shape = match criterion.strength {
                Strength::Gate => "octagon",
                Strength::Required => "hexagon",
                Strength::Advised => "ellipse",
                Strength::Capability => "component",
                Strength::Caution => "triangle",
            };
            (label, shape)
        }
        Node::Measure(id) => {
            let measure = rules.measure(id);
            let label = measure.map(|measure| format!("{}\n{}", measure.title, measure.id));
            (label.unwrap_or_default(), "note")
        }
        Node::Content(index) => {
            let content = rules.declaration.contents.get(index);
            let label = content.map(|content| match content.letter.as_str() {
                "" => content.title.clone(),
                letter => format!("{letter}) {}", content.title),
            });
            (label.unwrap_or_default(), "tab")
        }
        Node::Notes => ("附注".to_owned(), "tab"),
    }
}

/// A text as the DOT language quotes it.
fn quoted(text: &str) -> String {
    let escaped = text
        .replace('\\', "\\\\")
        .replace('"', "\\\"")
        .replace('\n', "\\n");
    format!("\"{escaped}\"")
}
