use std::fmt::Debug;

use super::*;

/// What `postcard` wrote reads back the same; whatever is cut off, and no byte more, is noticed.
fn check<T: Serialize + PartialEq + Debug>(value: T, read: fn(&mut Reader<'_>) -> T) {
    let bytes = postcard::to_allocvec(&value).unwrap();
    let mut reader = Reader::new(&bytes);
    assert_eq!(read(&mut reader), value);
    assert!(!reader.failed && reader.rest.is_empty(), "{value:?}");
    for end in 0..bytes.len() {
        let mut reader = Reader::new(&bytes[..end]);
        read(&mut reader);
        assert!(reader.failed, "{value:?} cut to {end} bytes");
    }
}

fn text(text: &str) -> String {
    text.to_owned()
}

fn boxed(condition: Condition) -> Box<Condition> {
    Box::new(condition)
}

#[test]
fn numbers() {
    for value in [0, 1, -1, 63, 64, -64, -65, i64::MAX, i64::MIN] {
        check(Condition::Int(value), Reader::condition);
    }
    for value in ["0", "-0.5", "12.34", "999999999999999999", "-0.00000000000000001"] {
        check(Decimal::parse(value).unwrap(), Reader::decimal);
    }
    for value in [0, 127, 128, 16383, 16384, u16::MAX] {
        check(value, Reader::position);
    }
    for value in [0, u32::MAX] {
        check(value, Reader::size);
    }
}

#[test]
fn conditions() {
    use Condition as C;
    let a = || boxed(C::Answer(QuestionId(300)));
    let mut all = vec![
        C::Bool(true),
        C::Bool(false),
        C::Text(text("三同")),
        C::Date(Date::new(2026, 1, 31).unwrap()),
        C::AsOf,
        C::Variable(3),
        C::Cell(200, 129),
        C::Not(a()),
        C::Negate(a()),
        C::And(a(), boxed(C::AsOf)),
        C::Or(a(), boxed(C::AsOf)),
        C::If(a(), boxed(C::AsOf), boxed(C::Bool(true))),
        C::In(a(), boxed(C::List(vec![C::AsOf, C::Int(1)]))),
        C::Size(a()),
        C::Matches(a(), 4000),
        C::All(a(), boxed(C::Variable(0))),
        C::Exists(a(), boxed(C::Variable(1))),
    ];
    for comparison in [
        Comparison::Equal,
        Comparison::NotEqual,
        Comparison::Less,
        Comparison::LessOrEqual,
        Comparison::Greater,
        Comparison::GreaterOrEqual,
    ] {
        all.push(C::Compare(comparison, a(), boxed(C::AsOf)));
    }
    for arithmetic in [Arithmetic::Add, Arithmetic::Subtract, Arithmetic::Multiply] {
        all.push(C::Calculate(arithmetic, a(), boxed(C::AsOf)));
    }
    for condition in all {
        check(condition, Reader::condition);
    }
}

#[test]
fn kinds() {
    let choices = || {
        vec![Choice {
            id: text("a"),
            label: text("甲"),
            group: text("组"),
        }]
    };
    let column = |kind| Column {
        id: text("c"),
        label: text("列"),
        optional: true,
        kind,
    };
    for kind in [
        Kind::Boolean,
        Kind::Choice(choices()),
        Kind::Choices(choices()),
        Kind::Text(TextKind {
            multiline: true,
            max_length: 70_000,
            pattern: Some(1),
            pattern_hint: text("样子"),
            identifier: Some(IdentifierKind::CreditCode),
        }),
        Kind::Number(NumberKind {
            unit: text("%"),
            min: Decimal::parse("-0.5"),
            max: None,
        }),
        Kind::Money { unit: text("万元") },
        Kind::Date,
        Kind::Table(TableKind {
            columns: vec![column(Kind::Date), column(Kind::Boolean)],
            row_name: text("行"),
            max_rows: 200,
        }),
    ] {
        check(kind, Reader::kind);
    }
}

#[test]
fn variants() {
    for source in [Source::Original, Source::Reprint, Source::Summary] {
        let document = Document {
            id: text("d"),
            title: text("标题"),
            short: text("短"),
            number: text("1"),
            issuer: text("机关"),
            issued: Date::new(2026, 1, 31),
            scope: text("national"),
            source,
            via: text("报"),
            stored: None,
        };
        check(document, Reader::document);
    }
    for strength in [
        Strength::Gate,
        Strength::Required,
        Strength::Advised,
        Strength::Capability,
        Strength::Caution,
    ] {
        check(strength, Reader::strength);
    }
    for group in [
        Group::Subject,
        Group::Product,
        Group::Access,
        Group::SameLine,
        Group::SameStandard,
        Group::SameQuality,
        Group::Compliance,
        Group::Declaration,
        Group::Brand,
        Group::Channel,
        Group::Digital,
        Group::Service,
        Group::Finance,
        Group::Innovation,
    ] {
        check(group, Reader::group);
    }
    for level in [Level::Enterprise, Level::Product] {
        check(level, Reader::level);
    }
    for mode in [PatternMode::Whole, PatternMode::Search] {
        let pattern = Pattern::new(text("a+"), mode, vec![0, 128, 255]);
        check(pattern, Reader::pattern);
    }
    for piece in [
        Piece::Words(text("词")),
        Piece::Answer(QuestionId(2)),
        Piece::DeclarationNumber,
    ] {
        let when = Some(Condition::AsOf);
        let pieces = vec![piece];
        check(Paragraph { when, pieces }, Reader::paragraph);
    }
}

#[test]
fn what_cannot_be_is_refused() {
    fn refused<T>(bytes: &[u8], read: fn(&mut Reader<'_>) -> T) {
        let mut reader = Reader::new(bytes);
        read(&mut reader);
        assert!(reader.failed, "{bytes:?}");
    }
    refused(&[2], Reader::flag);
    refused(&[0x80, 0x80, 4], Reader::position);
    refused(&[0xff; 11], Reader::signed);
    refused(&[3, b'a', 0xff, b'b'], Reader::text);
    refused(&[14], Reader::group);
    refused(&[8], Reader::kind);
    refused(&[22], Reader::condition);
    refused(&[3], Reader::piece);
    // 2026-02-30, and a number with 19 digits behind the point.
    refused(&[0xea, 0x0f, 2, 30], Reader::date);
    refused(&[2, 19], Reader::decimal);
    // Lists longer than the file, and nesting deeper than the stack.
    refused(&[0xff, 0xff, 0xff, 0xff, 0x0f, 1, b'a'], Reader::texts);
    refused(&[10; 1_000_000], Reader::condition);
    refused(&[7, 1, 0, 0, 0].repeat(100_000), Reader::kind);
}
