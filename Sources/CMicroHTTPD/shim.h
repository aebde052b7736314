#include <microhttpd.h>
#include <string.h>

// Swift calls no function that takes "...": these call them.

static inline int connection_socket(struct MHD_Connection *connection) {
  const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
  return info ? info->connect_fd : -1;
}

// Paths and questions are handed on as they were sent: what a percent sign hides is ours to judge.
static size_t leave_escaped(void *closure, struct MHD_Connection *connection, char *text) { return strlen(text); }

struct DaemonLimits {
  unsigned int connections;
  // In seconds.
  unsigned int timeout;
  // In bytes, for each connection.
  size_t memory;
};

static inline struct MHD_Daemon *start_daemon(
    int socket, struct DaemonLimits limits, MHD_AccessHandlerCallback answer, MHD_NotifyConnectionCallback connection,
    MHD_RequestCompletedCallback answered, void *closure) {
  return MHD_start_daemon(
      MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME, 0, NULL, NULL, answer, closure,
      MHD_OPTION_LISTEN_SOCKET, socket, MHD_OPTION_CONNECTION_LIMIT, limits.connections,
      MHD_OPTION_CONNECTION_TIMEOUT, limits.timeout, MHD_OPTION_CONNECTION_MEMORY_LIMIT, limits.memory,
      MHD_OPTION_UNESCAPE_CALLBACK, leave_escaped, NULL, MHD_OPTION_NOTIFY_CONNECTION, connection, closure,
      MHD_OPTION_NOTIFY_COMPLETED, answered, closure, MHD_OPTION_END);
}
