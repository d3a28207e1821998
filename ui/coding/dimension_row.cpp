// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/coding/dimension_row.h"

#include "ui/coding/anchor_view.h"
#include "ui/coding/evidence_entry.h"
#include "ui/coding/row_mark.h"
#include "ui/coding/scale_bar.h"
#include "ui/controls/button.h"
#include "ui/controls/flow_layout.h"
#include "ui/controls/key_text.h"
#include "ui/controls/line_edit.h"
#include "ui/controls/marks.h"
#include "ui/player/time_links.h"
#include "ui/theme/theme.h"

#include <QLabel>
#include <QMouseEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace attune::ui {
namespace {

struct StatusButton {
    RatingStatus status;
    const char* name;
    const char* words;
    const char* action; ///< its key is shown; null: none
};
constexpr std::array<StatusButton, 5> statusButtons{{
    {RatingStatus::Coded, "coded", QT_TRANSLATE_NOOP("attune::ui::DimensionRow", "Coded"), nullptr},
    {RatingStatus::NotCodable, "notCodable", QT_TRANSLATE_NOOP("attune::ui::DimensionRow", "Not codable"),
     "status.notCodable"},
    {RatingStatus::NotObserved, "notObserved", QT_TRANSLATE_NOOP("attune::ui::DimensionRow", "Not observed"),
     "status.notObserved"},
    {RatingStatus::NotApplicable, "notApplicable", QT_TRANSLATE_NOOP("attune::ui::DimensionRow", "Not applicable"),
     nullptr},
    {RatingStatus::Skipped, "skip", QT_TRANSLATE_NOOP("attune::ui::DimensionRow", "Skip"), "status.skip"},
}};

} // namespace

DimensionRow::DimensionRow(Theme* theme, const Dimension& dimension, bool isItem, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_dimension(dimension), m_isItem(isItem), m_header(new QWidget(this)),
      m_body(new QWidget(this)) {
    const int role = static_cast<int>(dimension.role);
    const QString name = QString::fromStdString(dimension.name);
    setObjectName(QStringLiteral("dimension.") + QString::fromStdString(dimension.id.value));
    m_name = new QLabel(name, m_header);
    m_name->setToolTip(QString::fromStdString(dimension.definition));
    m_bar = new ScaleBar(theme, dimension.scale, role, m_header);
    m_bar->setObjectName(QStringLiteral("rating.") + QString::fromStdString(dimension.id.value));
    m_bar->setAccessibleName(name);
    m_bar->setAccessibleDescription(QString::fromStdString(dimension.definition));
    m_count = new RowMark(theme, RowMark::Kind::Evidence, 40, m_header);
    m_count->setObjectName(QStringLiteral("count.") + QString::fromStdString(dimension.id.value));
    m_sure = new RowMark(theme, RowMark::Kind::Sureness, 26, m_header);
    m_noteMark = new RowMark(theme, RowMark::Kind::Note, 22, m_header);
    auto* header = new FlowLayout(m_header); // at large text the name stands above its scale
    header->setSpacing(0);
    header->addWidget(m_name);
    header->addWidget(m_bar);
    header->addWidget(m_count);
    header->addWidget(m_sure);
    header->addWidget(m_noteMark);

    m_anchors = new AnchorView(theme, dimension.scale, role, m_body);
    auto* statusRow = new FlowLayout;
    statusRow->setSpacing(theme->px(3));
    for (std::size_t i = 0; i < statusButtons.size(); ++i) {
        const StatusButton& s = statusButtons[i];
        auto* b = new Button(theme, Button::Kind::Chip, statusIcon(s.status), tr(s.words), m_body);
        b->setObjectName(QStringLiteral("status.") + QLatin1String(s.name));
        b->setCheckable(true);
        b->setRole(role);
        if (s.action)
            b->setKeyHint(keyText(s.action));
        b->setAccessibleName(tr("%1: %2").arg(name, tr(s.words)));
        connect(b, &Button::clicked, this, [this, status = s.status] { emit statusChosen(status); });
        statusRow->addWidget(b);
        m_statuses[i] = b;
    }
    m_tools = new QWidget(m_body);
    const auto tool = [&](const char* icon, const QString& words, const char* action) {
        auto* b = new Button(theme, Button::Kind::Quiet, QLatin1String(icon), words, m_tools);
        b->setSizes(28);
        b->setKeyHint(keyText(action));
        return b;
    };
    m_plus = tool("plus", tr("Evidence"), "marker.plus");
    m_minus = tool("minus", tr("Evidence"), "marker.minus");
    m_noteButton = tool("note", tr("Note"), "rating.note");
    m_sureButton = tool("dot", tr("Sure?"), "rating.confidence");
    m_plus->setObjectName(QStringLiteral("marker.plus"));
    m_minus->setObjectName(QStringLiteral("marker.minus"));
    m_noteButton->setObjectName(QStringLiteral("note.open"));
    m_plus->setAccessibleName(tr("Evidence here toward a higher score"));
    m_minus->setAccessibleName(tr("Evidence here toward a lower score"));
    m_plus->setToolTip(m_plus->accessibleName());
    m_minus->setToolTip(m_minus->accessibleName());
    m_sureButton->setToolTip(tr("How sure you are: once unsure, twice fairly sure, three times sure"));
    auto* toolRow = new FlowLayout(m_tools);
    toolRow->setContentsMargins(0, 0, 0, 0);
    toolRow->setSpacing(0);
    for (Button* b : {m_plus, m_minus, m_noteButton, m_sureButton})
        toolRow->addWidget(b);

    m_note = new LineEdit(m_body);
    m_note->setObjectName(QStringLiteral("note.") + QString::fromStdString(dimension.id.value));
    m_note->setAccessibleName(tr("Note on %1").arg(name));
    m_note->setPlaceholderText(tr("Note on %1, then Enter").arg(name));
    m_note->hide();
    m_noteText = new QLabel(m_body);
    m_noteText->setWordWrap(true);
    m_noteText->setProperty("look", "small");
    m_noteText->setProperty("tone", "2");
    m_noteText->setObjectName(QStringLiteral("noteText.") + QString::fromStdString(dimension.id.value));
    m_noteText->setTextFormat(Qt::RichText);
    connect(m_noteText, &QLabel::linkActivated, this, [this](const QString& link) {
        if (const auto time = timeOfLink(link))
            emit timeChosen(*time);
    });
    m_noteText->hide();
    m_entry = new EvidenceEntry(theme, role, m_body);

    auto* body = new QVBoxLayout(m_body);
    body->addWidget(m_anchors);
    body->addLayout(statusRow);
    body->addWidget(m_noteText);
    body->addWidget(m_tools);
    body->addWidget(m_note);
    body->addWidget(m_entry);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(m_body);
    m_body->hide();

    connect(m_bar, &ScaleBar::scoreChosen, this, &DimensionRow::scoreChosen);
    connect(m_bar, &ScaleBar::writingRequested, this, &DimensionRow::editNote);
    connect(m_bar, &ScaleBar::focused, this, &DimensionRow::focusRequested);
    connect(m_bar, &ScaleBar::hoverChanged, this, &DimensionRow::showNear);
    connect(m_count, &RowMark::clicked, this, &DimensionRow::evidenceClicked);
    connect(m_sure, &RowMark::clicked, this, &DimensionRow::confidenceClicked);
    connect(m_sureButton, &Button::clicked, this, &DimensionRow::confidenceClicked);
    connect(m_noteMark, &RowMark::clicked, this, [this] {
        emit focusRequested();
        editNote();
    });
    connect(m_noteButton, &Button::clicked, this, &DimensionRow::editNote);
    connect(m_plus, &Button::clicked, this, [this] { emit markerRequested(EvidenceDirection::Plus); });
    connect(m_minus, &Button::clicked, this, [this] { emit markerRequested(EvidenceDirection::Minus); });
    connect(m_note, &LineEdit::accepted, this, [this] {
        m_bar->setFocus();
        closeNote(true);
    });
    connect(m_note, &LineEdit::cancelled, this, [this] {
        m_note->setText(m_rating ? QString::fromStdString(m_rating->note) : QString());
        m_bar->setFocus();
        closeNote(false);
    });
    connect(m_note, &LineEdit::left, this, [this] { closeNote(true); });
    connect(m_entry, &EvidenceEntry::closed, this, [this] {
        if (m_focused)
            m_bar->setFocus();
    });
    connect(theme, &Theme::changed, this, &DimensionRow::restyle);
    restyle();
}

void DimensionRow::restyle() {
    const auto px = [this](int n) { return m_theme->px(n); };
    const int indent = m_isItem ? 14 : 0;
    m_header->layout()->setContentsMargins(px(16 + indent), px(3), 0, px(3));
    m_name->setFixedWidth(px(122 - indent));
    QFont font = m_theme->font(m_focused ? TextStyle::BaseStrong : TextStyle::ButtonText);
    m_name->setFont(font);
    m_body->layout()->setContentsMargins(px(16), px(4), px(4), px(6));
    m_body->layout()->setSpacing(px(6));
    showNote();
    update();
}

/// Reason and note under the scale; a time in them is a link to its moment.
void DimensionRow::showNote() {
    const QString reason = m_rating ? QString::fromStdString(m_rating->reason) : QString();
    const QString note = m_rating ? QString::fromStdString(m_rating->note) : QString();
    const QString text = reason.isEmpty() || note.isEmpty() ? reason + note : reason + QLatin1Char('\n') + note;
    m_noteText->setText(withTimeLinks(text, m_theme->colour(Token::Accent)));
    m_noteText->setAccessibleName(text);
    m_noteText->setToolTip(timeLinks(text).isEmpty() ? QString()
                                                     : withKey(tr("Go to the time in the note"), "note.goToTime"));
    m_noteText->setVisible(!text.isEmpty() && m_note->isHidden());
}

void DimensionRow::showCoding(const Coding& coding, const UnitOfCoding& unit, bool readOnly) {
    const Rating* rating = coding.rating(unit, m_dimension.id);
    m_readOnly = readOnly;
    m_rating = rating ? std::optional(*rating) : std::nullopt;
    m_bar->setReadOnly(readOnly);
    m_bar->setRating(m_rating);
    const int count = coding.evidenceCount(unit, m_dimension.id);
    m_count->setValue(count);
    if (count < m_dimension.minEvidence)
        m_count->setToolTip(tr("%1 of at least %2 pieces of evidence").arg(count).arg(m_dimension.minEvidence));
    m_sure->setValue(m_rating ? m_rating->confidence : 0);
    m_sure->setEnabled(!readOnly);
    const QString note = m_rating ? QString::fromStdString(m_rating->note) : QString();
    m_noteMark->setValue(note.isEmpty() ? 0 : 1);
    m_noteMark->setToolTip(note.isEmpty() ? QString() : note);
    m_noteMark->setEnabled(!note.isEmpty());
    showNote();
    for (std::size_t i = 0; i < m_statuses.size(); ++i) {
        m_statuses[i]->setChecked(m_rating && m_rating->status == statusButtons[i].status);
        m_statuses[i]->setEnabled(!readOnly);
    }
    m_tools->setVisible(!readOnly);
    if (readOnly) {
        m_note->hide();
        m_entry->close();
    }
    showNear();
}

void DimensionRow::showNear() {
    if (m_bar->hovered())
        m_anchors->setNear(m_bar->hovered());
    else
        m_anchors->setNear(m_rating ? m_rating->steps : std::nullopt);
}

void DimensionRow::setFocused(bool focused) {
    if (m_focused == focused)
        return;
    m_focused = focused;
    if (!focused) {
        closeNote(true);
        m_entry->close();
    }
    m_body->setVisible(focused);
    restyle();
}

void DimensionRow::editNote() {
    const QString name = QString::fromStdString(m_dimension.name);
    m_forReason = false;
    m_note->setPlaceholderText(m_dimension.scale.isText() ? tr("%1 in words, then Enter").arg(name)
                                                          : tr("Note on %1, then Enter").arg(name));
    openLine(m_rating ? m_rating->note : std::string());
}

void DimensionRow::editReason() {
    m_forReason = true;
    m_note->setPlaceholderText(tr("Reason, then Enter"));
    openLine(m_rating ? m_rating->reason : std::string());
}

void DimensionRow::openLine(const std::string& text) {
    if (m_readOnly)
        return;
    m_note->setText(QString::fromStdString(text));
    m_noteText->hide();
    m_note->show();
    m_note->setFocus();
}

void DimensionRow::closeNote(bool keep) {
    if (m_note->isHidden())
        return;
    const QString text = m_note->text().trimmed();
    m_note->hide();
    m_noteText->setVisible(!m_noteText->text().isEmpty());
    const std::string before = !m_rating ? std::string() : m_forReason ? m_rating->reason : m_rating->note;
    if (!keep || text == QString::fromStdString(before))
        return;
    if (m_forReason)
        emit reasonWritten(text);
    else
        emit noteWritten(text);
}

void DimensionRow::mousePressEvent(QMouseEvent*) { emit focusRequested(); }

void DimensionRow::paintEvent(QPaintEvent*) {
    if (!m_focused)
        return;
    QPainter painter(this);
    painter.fillRect(rect(), m_theme->colour(Token::Surface2));
    painter.fillRect(QRect(0, 0, m_theme->px(3), height()), m_theme->person(static_cast<int>(m_dimension.role)).fill);
}

} // namespace attune::ui
