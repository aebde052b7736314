#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlwriter.h>

#include <string.h>

static inline const char *xml_libraryVersion(void) { return xmlParserVersion; }

/// What is told of a document as it is read.
typedef struct {
  void (*open)(
      void *target, const xmlChar *name, const xmlChar *space, int count, const xmlChar **attributes);
  void (*close)(void *target, const xmlChar *name);
  void (*text)(void *target, const xmlChar *text, int length);
  /// A document type, which may declare entities and name files.
  void (*declaration)(void *target);
} xml_listener;

typedef struct {
  xmlParserCtxtPtr parser;
  const xml_listener *listener;
  void *target;
} xml_reader;

static inline void xml_startElement(
    void *reader, const xmlChar *name, const xmlChar *prefix, const xmlChar *space, int spaces,
    const xmlChar **namespaces, int count, int defaulted, const xmlChar **attributes) {
  (void)prefix, (void)spaces, (void)namespaces, (void)defaulted;
  xml_reader *self = reader;
  self->listener->open(self->target, name, space, count, attributes);
}

static inline void xml_endElement(void *reader, const xmlChar *name, const xmlChar *prefix, const xmlChar *space) {
  (void)prefix, (void)space;
  xml_reader *self = reader;
  self->listener->close(self->target, name);
}

static inline void xml_characters(void *reader, const xmlChar *text, int length) {
  xml_reader *self = reader;
  self->listener->text(self->target, text, length);
}

static inline void xml_internalSubset(
    void *reader, const xmlChar *name, const xmlChar *external, const xmlChar *system) {
  (void)name, (void)external, (void)system;
  xml_reader *self = reader;
  self->listener->declaration(self->target);
  xmlStopParser(self->parser);
}

static inline void xml_ignoreMessage(void *reader, const char *message, ...) { (void)reader, (void)message; }

/// 0 when there is no memory. The reader must stay where it is until it is closed.
static inline int xml_open(xml_reader *reader) {
  xmlSAXHandler handler;
  memset(&handler, 0, sizeof handler);
  handler.initialized = XML_SAX2_MAGIC;
  handler.startElementNs = xml_startElement;
  handler.endElementNs = xml_endElement;
  handler.characters = xml_characters;
  handler.cdataBlock = xml_characters;
  handler.internalSubset = xml_internalSubset;
  handler.warning = xml_ignoreMessage;
  handler.error = xml_ignoreMessage;
  reader->parser = xmlCreatePushParserCtxt(&handler, reader, NULL, 0, NULL);
  if (reader->parser == NULL) return 0;
  xmlCtxtUseOptions(reader->parser, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
  return 1;
}

/// 0 when all is well.
static inline int xml_read(xml_reader *reader, const char *bytes, int count, int isEnd) {
  return xmlParseChunk(reader->parser, bytes, count, isEnd);
}

static inline void xml_stop(xml_reader *reader) { xmlStopParser(reader->parser); }

static inline void xml_close(xml_reader *reader) { xmlFreeParserCtxt(reader->parser); }

/// A document that is written into memory.
typedef struct {
  xmlBufferPtr bytes;
  xmlTextWriterPtr writer;
} xml_document;

/// 0 when there is no memory.
static inline int xml_begin(xml_document *document) {
  document->bytes = xmlBufferCreate();
  if (document->bytes == NULL) return 0;
  document->writer = xmlNewTextWriterMemory(document->bytes, 0);
  if (document->writer == NULL) {
    xmlBufferFree(document->bytes);
    return 0;
  }
  xmlTextWriterSetIndent(document->writer, 1);
  return xmlTextWriterStartDocument(document->writer, NULL, "UTF-8", NULL) >= 0;
}

// Each of these gives less than 0 when there is no memory, or what is written is out of place.
static inline int xml_openElement(xml_document *document, const char *name) {
  return xmlTextWriterStartElement(document->writer, (const xmlChar *)name);
}

static inline int xml_closeElement(xml_document *document) { return xmlTextWriterEndElement(document->writer); }

static inline int xml_writeAttribute(xml_document *document, const char *name, const char *text) {
  return xmlTextWriterWriteAttribute(document->writer, (const xmlChar *)name, (const xmlChar *)text);
}

static inline int xml_writeText(xml_document *document, const char *text) {
  return xmlTextWriterWriteString(document->writer, (const xmlChar *)text);
}

static inline int xml_finish(xml_document *document) { return xmlTextWriterEndDocument(document->writer); }

/// The bytes that were written, after the document's end.
static inline const unsigned char *xml_bytes(const xml_document *document, int *count) {
  *count = xmlBufferLength(document->bytes);
  return xmlBufferContent(document->bytes);
}

static inline void xml_discard(xml_document *document) {
  xmlFreeTextWriter(document->writer);
  xmlBufferFree(document->bytes);
}
