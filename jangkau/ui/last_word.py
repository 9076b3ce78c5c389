"""What a page's socket hears instead of a message once its session is over: run the page, with nothing pressed or chosen."""

from streamlit.proto.BackMsg_pb2 import BackMsg


def last_word(message: bytes) -> bytes:
    """The same page run again without any widget, so that no callback runs before the guard has spoken."""
    heard, said = BackMsg(), BackMsg()
    heard.ParseFromString(message)
    asked = heard.rerun_script
    said.rerun_script.query_string = asked.query_string
    said.rerun_script.page_script_hash = asked.page_script_hash
    said.rerun_script.context_info.CopyFrom(asked.context_info)
    return said.SerializeToString()
