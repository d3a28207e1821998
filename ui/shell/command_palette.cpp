// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/command_palette.h"

#include "ui/main_window.h"
#include "ui/shell/fuzzy.h"
#include "ui/shell/key_dispatcher.h"
#include "ui/shell/rail.h"
#include "ui/theme/widgets.h"
#include "ui/words.h"
#include "workspace/action_table.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QStandardItemModel>
#include <QStyledItemDelegate>
#include <QTimer>
#include <algorithm>

namespace attune::ui {
namespace {

enum Role { ActionRole = Qt::UserRole + 1, GroupRole, PositionsRole, KeysRole, WhyRole, AbleRole };

class RowPainter : public QStyledItemDelegate {
  public:
    RowPainter(const Theme& theme, QObject* parent) : QStyledItemDelegate(parent), m_theme(theme) {}

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {200, m_theme.px(40)}; }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        const QRect row = option.rect;
        const bool able = index.data(AbleRole).toBool();
        painter->save();
        if (option.state & QStyle::State_Selected) {
            painter->fillRect(row, m_theme.colour(Token::AccentTint));
            painter->fillRect(row.left(), row.top(), 3, row.height(), m_theme.colour(Token::Accent));
        } else if (option.state & QStyle::State_MouseOver) {
            painter->fillRect(row, m_theme.colour(Token::Hover));
        }
        painter->setFont(m_theme.font(TextStyle::Small));
        painter->setPen(m_theme.colour(Token::Text3));
        painter->drawText(row.adjusted(m_theme.px(16), 0, 0, 0), Qt::AlignVCenter, index.data(GroupRole).toString());

        int right = row.right() - m_theme.px(16);
        const QStringList keys = index.data(KeysRole).toStringList();
        for (auto it = keys.rbegin(); it != keys.rend(); ++it)
            right = paintCap(painter, *it, right, row) - 4;

        int x = row.left() + m_theme.px(92);
        const QString text = index.data(Qt::DisplayRole).toString();
        const QVariantList positions = index.data(PositionsRole).toList();
        QFont plain = m_theme.font(TextStyle::Base);
        QFont strong = m_theme.font(TextStyle::BaseStrong);
        for (int i = 0; i < text.size(); ++i) {
            const bool hit = positions.contains(i);
            painter->setFont(hit ? strong : plain);
            painter->setPen(m_theme.colour(hit ? Token::Accent : able ? Token::Text : Token::Text3));
            painter->drawText(QRect(x, row.top(), right - x, row.height()), Qt::AlignVCenter, text.mid(i, 1));
            x += painter->fontMetrics().horizontalAdvance(text.at(i));
        }
        if (const QString why = index.data(WhyRole).toString(); !why.isEmpty()) {
            painter->setFont(m_theme.font(TextStyle::Small));
            painter->setPen(m_theme.colour(Token::Text3));
            painter->drawText(QRect(x + m_theme.px(12), row.top(), right - x - m_theme.px(12), row.height()),
                              Qt::AlignVCenter, why);
        }
        painter->restore();
    }

  private:
    int paintCap(QPainter* painter, const QString& key, int right, const QRect& row) const {
        const QString words = keyInWords(key);
        QFont font = m_theme.font(TextStyle::Caption);
        font.setWeight(QFont::Medium);
        painter->setFont(font);
        const int width = std::max(m_theme.px(20), painter->fontMetrics().horizontalAdvance(words) + m_theme.px(12));
        const int height = m_theme.px(20);
        const QRect cap(right - width, row.center().y() - height / 2, width, height);
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(m_theme.colour(Token::BorderStrong), 1));
        painter->setBrush(m_theme.colour(Token::Surface2));
        painter->drawRoundedRect(QRectF(cap).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
        painter->setPen(m_theme.colour(Token::Text2));
        painter->drawText(cap, Qt::AlignCenter, words);
        return cap.left();
    }
    const Theme& m_theme;
};

/// A list that shows whole rows only, so that none is cut at the lower edge.
class RowList : public QListView {
  public:
    RowList() { setVerticalScrollMode(QAbstractItemView::ScrollPerItem); }

  protected:
    void resizeEvent(QResizeEvent* event) override {
        if (const int row = sizeHintForRow(0); row > 0 && height() >= row)
            setViewportMargins(0, 0, 0, height() % row);
        QListView::resizeEvent(event);
    }
};

QStringList strokes(const KeyMap& map, const std::string& id) {
    QStringList out;
    const auto& keys = map.keys(id);
    if (!keys.empty())
        out = QString::fromStdString(keys.front()).split(QStringLiteral(", "));
    return out;
}

QString roomsInWords(const ActionInfo& action) {
    QString names;
    for (const std::string& room : action.rooms) {
        const QString name = Rail::title(QString::fromStdString(room));
        names = names.isEmpty() ? name : Words::tr("%1 and %2").arg(names, name);
    }
    return names;
}

} // namespace

CommandPalette::CommandPalette(const Theme& theme, MainWindow& window)
    : m_theme(theme), m_window(window), m_field(new QLineEdit), m_count(makeLabel({}, "small", "3")),
      m_message(makeParagraph({}, "small", "3")), m_list(new RowList), m_model(new QStandardItemModel(this)) {
    setObjectName(QStringLiteral("palette"));
    setAccessibleName(tr("Find a command"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);

    auto* top = new QHBoxLayout;
    top->setContentsMargins(16, 12, 16, 12);
    top->setSpacing(12);
    top->addWidget(makeIcon(theme, QStringLiteral("search"), Token::Text2, 16));
    m_field->setObjectName(QStringLiteral("palette.field"));
    m_field->setAccessibleName(tr("Name of the command"));
    m_field->setPlaceholderText(tr("Find a command"));
    m_field->setProperty("look", QStringLiteral("bare"));
    m_field->setProperty("firstFocus", true);
    m_field->setProperty("focusRing", QStringLiteral("none")); // the cursor stands alone in the panel
    m_field->setStyleSheet(QStringLiteral("font-size: %1px").arg(theme.px(16)));
    m_field->installEventFilter(this);
    top->addWidget(m_field, 1);
    m_count->setObjectName(QStringLiteral("palette.count"));
    top->addWidget(m_count);
    column->addLayout(top);
    column->addWidget(makeLine());

    m_list->setObjectName(QStringLiteral("palette.list"));
    m_list->setAccessibleName(tr("Commands"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new RowPainter(theme, m_list));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setMouseTracking(true);
    m_list->setUniformItemSizes(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    column->addWidget(m_list, 1);
    column->addWidget(makeLine());

    auto* bottom = new QWidget;
    auto* row = new QHBoxLayout(bottom);
    row->setContentsMargins(16, 10, 16, 10);
    row->setSpacing(8);
    m_message->setObjectName(QStringLiteral("palette.message"));
    m_hints = new QWidget;
    auto* hints = new QHBoxLayout(m_hints);
    hints->setContentsMargins(0, 0, 0, 0);
    hints->setSpacing(8);
    for (const auto& [keys, words] :
         {std::pair{QStringList{QStringLiteral("Up"), QStringLiteral("Down")}, CommandPalette::tr("choose")},
          {QStringList{QStringLiteral("Enter")}, CommandPalette::tr("do it")},
          {QStringList{QStringLiteral("F2")}, CommandPalette::tr("change its key")}}) {
        hints->addWidget(makeKeyCaps(keys));
        hints->addWidget(makeLabel(words, "small", "3"));
        hints->addSpacing(12);
    }
    row->addWidget(m_hints);
    row->addWidget(m_message, 1);
    m_message->hide();
    row->addStretch();
    row->addWidget(makeKeyCaps({QStringLiteral("Esc")}));
    row->addWidget(makeLabel(tr("close"), "small", "3"));
    column->addWidget(bottom);

    connect(m_field, &QLineEdit::textChanged, this, &CommandPalette::fill);
    connect(m_list, &QListView::clicked, this, [this] { choose(); });
    fill();
}

void CommandPalette::fill() {
    struct Row {
        const ActionInfo* action;
        FuzzyMatch match;
        bool able;
    };
    QList<Row> rows;
    for (const ActionInfo& action : actionTable()) {
        const auto match = fuzzyMatch(m_field->text(), Words::of(action.text));
        if (match)
            rows.append({&action, *match, m_window.canPerform(QString::fromStdString(action.id))});
    }
    std::ranges::stable_sort(
        rows, [](const Row& a, const Row& b) { return a.able != b.able ? a.able : a.match.score > b.match.score; });
    m_model->clear();
    for (const Row& row : rows) {
        auto* item = new QStandardItem(Words::of(row.action->text));
        item->setData(QString::fromStdString(row.action->id), ActionRole);
        item->setData(Words::of(groupTitle(row.action->group)), GroupRole);
        QVariantList positions;
        for (const int at : row.match.positions)
            positions.append(at);
        item->setData(positions, PositionsRole);
        item->setData(strokes(m_window.keyMap(), row.action->id), KeysRole);
        item->setData(row.able, AbleRole);
        if (!row.able)
            item->setData(row.action->rooms.empty() ? tr("not now") : tr("in %1").arg(roomsInWords(*row.action)),
                          WhyRole);
        item->setData(item->text() + QStringLiteral(", ") +
                          strokes(m_window.keyMap(), row.action->id).join(QLatin1Char(' ')),
                      Qt::AccessibleTextRole);
        m_model->appendRow(item);
    }
    m_count->setText(m_field->text().isEmpty() ? tr("%1 commands").arg(rows.size())
                                               : tr("%1 of %2 commands").arg(rows.size()).arg(actionTable().size()));
    if (rows.isEmpty()) {
        m_message->setText(tr("No command has these letters in its name."));
    }
    m_message->setVisible(rows.isEmpty());
    m_hints->setVisible(!rows.isEmpty());
    m_list->setCurrentIndex(m_model->index(0, 0));
}

void CommandPalette::move(int rows) {
    const int count = m_model->rowCount();
    if (count == 0)
        return;
    const int now = std::max(0, m_list->currentIndex().row());
    const int to = std::abs(rows) == 1 ? (now + rows + count) % count : std::clamp(now + rows, 0, count - 1);
    m_list->setCurrentIndex(m_model->index(to, 0));
}

void CommandPalette::choose() {
    const QModelIndex index = m_list->currentIndex();
    if (!index.isValid())
        return;
    if (!index.data(AbleRole).toBool()) {
        m_hints->hide();
        const ActionInfo* action = findAction(index.data(ActionRole).toString().toStdString());
        m_message->setText(
            action && !action->rooms.empty()
                ? tr("“%1” cannot be done here: it is for %2.").arg(index.data().toString(), roomsInWords(*action))
                : tr("“%1” cannot be done just now.").arg(index.data().toString()));
        m_message->show();
        return;
    }
    emit chosen(index.data(ActionRole).toString());
}

void CommandPalette::startKeyChange() {
    const QModelIndex index = m_list->currentIndex();
    if (!index.isValid())
        return;
    m_changing = index.data(ActionRole).toString();
    m_hints->hide();
    m_message->setText(tr("Press the new key for “%1”, or Esc to leave it.").arg(index.data().toString()));
    m_message->show();
}

bool CommandPalette::eventFilter(QObject* object, QEvent* event) {
    if (object != m_field || (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride))
        return false;
    auto* key = static_cast<QKeyEvent*>(event);
    if (event->type() == QEvent::ShortcutOverride) {
        event->accept();
        return false;
    }
    if (!m_changing.isEmpty()) {
        const QString stroke = keyText(*key);
        if (stroke.isEmpty())
            return true;
        const QString action = std::exchange(m_changing, {});
        if (stroke == QStringLiteral("Esc")) {
            fill();
            return true;
        }
        const Status done = m_window.changeKey(action, stroke);
        const int row = m_list->currentIndex().row();
        fill();
        m_list->setCurrentIndex(m_model->index(row, 0));
        m_hints->hide();
        m_message->setText(done ? tr("The key is now %1.").arg(keyInWords(stroke)) : Words::of(done.error()));
        m_message->show();
        return true;
    }
    switch (key->key()) {
    case Qt::Key_Down:
        move(1);
        return true;
    case Qt::Key_Up:
        move(-1);
        return true;
    case Qt::Key_PageDown:
        move(6);
        return true;
    case Qt::Key_PageUp:
        move(-6);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        choose();
        return true;
    case Qt::Key_F2:
        startKeyChange();
        return true;
    case Qt::Key_K:
        if (key->modifiers() & Qt::ControlModifier) {
            emit closeRequested();
            return true;
        }
        return false;
    default:
        return false;
    }
}

} // namespace attune::ui
