//! Reads a condition into a syntax tree. Never panics; stops at the first syntax fault.

use santong_rules::{Arithmetic, Comparison, Decimal};

use super::lexer::{Token, TokenKind, tokens};
use super::syntax::{Node, NodeKind, Operator, Word};
use super::{ExpressionFault, MAX_DEPTH};
use crate::diagnostic::Code;

/// The syntax tree of a whole condition.
pub(crate) fn parse(text: &str) -> Result<Node, Vec<ExpressionFault>> {
    let (tokens, faults) = tokens(text);
    if !faults.is_empty() {
        return Err(faults);
    }
    let mut parser = Parser {
        tokens,
        at: 0,
        depth: 0,
    };
    parser.whole().map_err(|fault| vec![*fault])
}

type Parsed<T> = Result<T, Box<ExpressionFault>>;

struct Parser {
    tokens: Vec<Token>,
    at: usize,
    depth: usize,
}

impl Parser {
    fn whole(&mut self) -> Parsed<Node> {
        let node = self.expression()?;
        match self.peek().kind {
            TokenKind::End => Ok(node),
            _ => Err(self.unexpected("这里应当是运算符，或者条件到此为止")),
        }
    }

    /// `a || b ? c : d`
    fn expression(&mut self) -> Parsed<Node> {
        self.descend(|parser| {
            let condition = parser.or()?;
            if parser.accept("?").is_none() {
                return Ok(condition);
            }
            let then = parser.or()?;
            parser.expect(":", "“条件 ? 甲 : 乙”缺少冒号")?;
            let otherwise = parser.expression()?;
            let (start, end) = (condition.start, otherwise.end);
            parser.node(
                NodeKind::If(Box::new(condition), Box::new(then), Box::new(otherwise)),
                start,
                end,
            )
        })
    }

    fn or(&mut self) -> Parsed<Node> {
        self.chain("||", Operator::Or, Self::and)
    }

    fn and(&mut self) -> Parsed<Node> {
        self.chain("&&", Operator::And, Self::relation)
    }

    /// `a && b && c …`, as a tree that stays shallow: these operators do not care about the order.
    fn chain(
        &mut self,
        sign: &'static str,
        operator: Operator,
        operand: fn(&mut Self) -> Parsed<Node>,
    ) -> Parsed<Node> {
        let mut operands = vec![operand(self)?];
        let mut signs = Vec::new();
        while let Some(token) = self.accept(sign) {
            signs.push(Word {
                text: sign.to_owned(),
                start: token.start,
                end: token.end,
            });
            operands.push(operand(self)?);
        }
        while operands.len() > 1 {
            let mut halves = operands.into_iter();
            let mut between = signs.into_iter();
            (operands, signs) = (Vec::new(), Vec::new());
            while let Some(left) = halves.next() {
                match (between.next(), halves.next()) {
                    (Some(sign), Some(right)) => {
                        let (start, end) = (left.start, right.end);
                        let kind =
                            NodeKind::Binary(operator, sign, Box::new(left), Box::new(right));
                        operands.push(self.node(kind, start, end)?);
                    }
                    _ => operands.push(left),
                }
                signs.extend(between.next());
            }
        }
        match operands.pop() {
            Some(node) => Ok(node),
            None => Err(self.unexpected("条件是空的")),
        }
    }

    /// `a == b`, `a in b`
    fn relation(&mut self) -> Parsed<Node> {
        let mut left = self.sum()?;
        loop {
            let operator = match &self.peek().kind {
                TokenKind::Sign("==") => Operator::Compare(Comparison::Equal),
                TokenKind::Sign("!=") => Operator::Compare(Comparison::NotEqual),
                TokenKind::Sign("<") => Operator::Compare(Comparison::Less),
                TokenKind::Sign("<=") => Operator::Compare(Comparison::LessOrEqual),
                TokenKind::Sign(">") => Operator::Compare(Comparison::Greater),
                TokenKind::Sign(">=") => Operator::Compare(Comparison::GreaterOrEqual),
                TokenKind::Word(word) if word == "in" => Operator::In,
                _ => return Ok(left),
            };
            left = self.binary(left, operator, Self::sum)?;
        }
    }

    /// `a + b - c`
    fn sum(&mut self) -> Parsed<Node> {
        let mut left = self.product()?;
        loop {
            let operator = match self.peek().kind {
                TokenKind::Sign("+") => Arithmetic::Add,
                TokenKind::Sign("-") => Arithmetic::Subtract,
                _ => return Ok(left),
            };
            left = self.binary(left, Operator::Calculate(operator), Self::product)?;
        }
    }

    /// `a * b`
    fn product(&mut self) -> Parsed<Node> {
        let mut left = self.unary()?;
        loop {
            match self.peek().kind {
                TokenKind::Sign("*") => {}
                TokenKind::Sign("/" | "%") => {
                    return Err(self.unsupported(
                        "条件里没有除法和取余",
                        "两边同乘，改写成乘法：a / b > c 写成 a > b * c。",
                    ));
                }
                _ => return Ok(left),
            }
            left = self.binary(left, Operator::Calculate(Arithmetic::Multiply), Self::unary)?;
        }
    }

    fn binary(
        &mut self,
        left: Node,
        operator: Operator,
        operand: fn(&mut Self) -> Parsed<Node>,
    ) -> Parsed<Node> {
        let token = self.next();
        let text = match token.kind {
            TokenKind::Sign(sign) => sign.to_owned(),
            TokenKind::Word(word) => word,
            _ => String::new(),
        };
        let right = operand(self)?;
        let (start, end) = (left.start, right.end);
        let sign = Word {
            text,
            start: token.start,
            end: token.end,
        };
        self.node(
            NodeKind::Binary(operator, sign, Box::new(left), Box::new(right)),
            start,
            end,
        )
    }

    /// `!a`, `-a`
    fn unary(&mut self) -> Parsed<Node> {
        if let Some(sign) = self.accept("!") {
            let operand = self.descend(Self::unary)?;
            let end = operand.end;
            return self.node(NodeKind::Not(Box::new(operand)), sign.start, end);
        }
        if let Some(sign) = self.accept("-") {
            if let TokenKind::Int(digits) = &self.peek().kind {
                // The smallest integer has no positive counterpart, so the sign is read with the digits.
                let digits = format!("-{digits}");
                let end = self.next().end;
                let number = integer(&digits, sign.start, end)?;
                return self.postfix(number);
            }
            let operand = self.descend(Self::unary)?;
            let end = operand.end;
            return self.node(NodeKind::Negate(Box::new(operand)), sign.start, end);
        }
        let primary = self.primary()?;
        self.postfix(primary)
    }

    /// `a.b`, `a.f(x)`
    fn postfix(&mut self, mut node: Node) -> Parsed<Node> {
        loop {
            let start = node.start;
            if self.accept(".").is_some() {
                let token = self.next();
                let TokenKind::Word(name) = token.kind else {
                    return Err(fault(
                        token.start,
                        token.end,
                        Code::ExpressionSyntax,
                        "点后面应当是名称",
                        "",
                    ));
                };
                if self.accept("(").is_some() {
                    let (arguments, end) = self.list(")")?;
                    let name = Word {
                        text: name,
                        start: token.start,
                        end: token.end,
                    };
                    node = self.node(
                        NodeKind::Call {
                            target: Some(Box::new(node)),
                            name,
                            arguments,
                        },
                        start,
                        end,
                    )?;
                } else {
                    node = self.node(NodeKind::Select(Box::new(node), name), start, token.end)?;
                }
            } else if matches!(self.peek().kind, TokenKind::Sign("[")) {
                return Err(self.unsupported(
                    "条件里不能用 [序号] 取列表的一项",
                    "用 in、.all(x, …) 或 .exists(x, …)。",
                ));
            } else if matches!(self.peek().kind, TokenKind::Sign("{")) {
                return Err(self.unsupported("条件里没有映射和对象", "列表写成 ['a', 'b']。"));
            } else {
                return Ok(node);
            }
        }
    }

    fn primary(&mut self) -> Parsed<Node> {
        let token = self.next();
        let (start, end) = (token.start, token.end);
        let kind = match token.kind {
            TokenKind::Word(word) => match word.as_str() {
                "true" => NodeKind::Bool(true),
                "false" => NodeKind::Bool(false),
                "null" => {
                    let hint = "没有回答的问题自动按“未知”处理，不必判断。";
                    return Err(fault(
                        start,
                        end,
                        Code::Unsupported,
                        "条件里没有 null",
                        hint,
                    ));
                }
                "in" => {
                    return Err(fault(
                        start,
                        end,
                        Code::ExpressionSyntax,
                        "“in”前面缺少内容",
                        "写成：值 in 列表。",
                    ));
                }
                _ if self.accept("(").is_some() => {
                    let (arguments, close) = self.list(")")?;
                    let name = Word {
                        text: word,
                        start,
                        end,
                    };
                    return self.node(
                        NodeKind::Call {
                            target: None,
                            name,
                            arguments,
                        },
                        start,
                        close,
                    );
                }
                _ => NodeKind::Name(word),
            },
            TokenKind::Int(digits) => return integer(&digits, start, end),
            TokenKind::Decimal(digits) => match Decimal::parse(&digits) {
                Some(decimal) => NodeKind::Decimal(decimal),
                None => return Err(fault(start, end, Code::BadValue, "小数超出范围", "")),
            },
            TokenKind::Text(text) => NodeKind::Text(text),
            TokenKind::Sign("(") => {
                let mut inner = self.expression()?;
                inner.end = self.expect(")", "括号没有闭合")?.end;
                inner.start = start;
                return Ok(inner);
            }
            TokenKind::Sign("[") => {
                let (items, close) = self.list("]")?;
                return self.node(NodeKind::List(items), start, close);
            }
            TokenKind::Sign("{") => {
                return Err(fault(
                    start,
                    end,
                    Code::Unsupported,
                    "条件里没有映射和对象",
                    "列表写成 ['a', 'b']。",
                ));
            }
            TokenKind::End => {
                let message = if self.tokens.len() == 1 {
                    "条件是空的"
                } else {
                    "条件没有写完"
                };
                return Err(fault(start, end, Code::ExpressionSyntax, message, ""));
            }
            TokenKind::Sign(sign) => {
                let message = format!("“{sign}”前面缺少内容");
                return Err(fault(start, end, Code::ExpressionSyntax, message, ""));
            }
        };
        self.node(kind, start, end)
    }

    /// Expressions up to the closing sign, and where that ends.
    fn list(&mut self, close: &'static str) -> Parsed<(Vec<Node>, usize)> {
        let mut items = Vec::new();
        loop {
            if let Some(token) = self.accept(close) {
                return Ok((items, token.end));
            }
            items.push(self.expression()?);
            if self.accept(",").is_none() {
                let message = if close == ")" {
                    "括号没有闭合，或者缺少逗号"
                } else {
                    "列表没有闭合，或者缺少逗号"
                };
                return Ok((items, self.expect(close, message)?.end));
            }
        }
    }

    fn descend(&mut self, read: impl FnOnce(&mut Self) -> Parsed<Node>) -> Parsed<Node> {
        self.depth += 1;
        let node = if self.depth > MAX_DEPTH {
            Err(self.too_deep())
        } else {
            read(self)
        };
        self.depth -= 1;
        node
    }

    fn node(&self, kind: NodeKind, start: usize, end: usize) -> Parsed<Node> {
        let node = Node::new(kind, start, end);
        if node.depth > MAX_DEPTH {
            Err(self.too_deep())
        } else {
            Ok(node)
        }
    }

    fn too_deep(&self) -> Box<ExpressionFault> {
        let token = self.peek();
        let message = format!("条件嵌套超过 {MAX_DEPTH} 层");
        fault(
            token.start,
            token.end,
            Code::TooComplex,
            message,
            "拆成几个检查项，或者减少括号。",
        )
    }

    fn peek(&self) -> Token {
        let last = self.tokens.last();
        self.tokens.get(self.at).or(last).cloned().unwrap_or(Token {
            kind: TokenKind::End,
            start: 0,
            end: 0,
        })
    }

    fn next(&mut self) -> Token {
        let token = self.peek();
        self.at += 1;
        token
    }

    fn accept(&mut self, sign: &'static str) -> Option<Token> {
        let token = self.peek();
        if token.kind != TokenKind::Sign(sign) {
            return None;
        }
        self.at += 1;
        Some(token)
    }

    fn expect(&mut self, sign: &'static str, message: &str) -> Parsed<Token> {
        self.accept(sign).ok_or_else(|| self.unexpected(message))
    }

    fn unexpected(&self, message: &str) -> Box<ExpressionFault> {
        let token = self.peek();
        let hint = match &token.kind {
            TokenKind::Word(word) if word == "and" || word == "AND" => "“并且”写成 &&。",
            TokenKind::Word(word) if word == "or" || word == "OR" => "“或者”写成 ||。",
            TokenKind::Word(word) if word == "not" => "“不”写成 !。",
            _ => "",
        };
        fault(
            token.start,
            token.end,
            Code::ExpressionSyntax,
            message,
            hint,
        )
    }

    fn unsupported(&self, message: &str, hint: &str) -> Box<ExpressionFault> {
        let token = self.peek();
        fault(token.start, token.end, Code::Unsupported, message, hint)
    }
}

fn integer(digits: &str, start: usize, end: usize) -> Parsed<Node> {
    let number = match digits.strip_prefix("0x") {
        Some(hexadecimal) => i64::from_str_radix(hexadecimal, 16).ok(),
        None => match digits.strip_prefix("-0x") {
            Some(hexadecimal) => i64::from_str_radix(&format!("-{hexadecimal}"), 16).ok(),
            None => digits.parse().ok(),
        },
    };
    match number {
        Some(number) => Ok(Node::new(NodeKind::Int(number), start, end)),
        None => Err(fault(start, end, Code::BadValue, "整数超出范围", "")),
    }
}

fn fault(
    start: usize,
    end: usize,
    code: Code,
    message: impl Into<String>,
    hint: &str,
) -> Box<ExpressionFault> {
    Box::new(ExpressionFault {
        start,
        end,
        code,
        message: message.into(),
        hint: hint.to_owned(),
    })
}
