# seen in: CodecubX/banana-disease-prediction-MRCNN-Django-ML backend/api/api_views/fertilizer_plan/prediction_api_view.py@590356a852876291a5af1082fde0d75ef346ad15
"""A storage saves under a free name and says which; a path is written whoever has it."""

from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, default_storage
from PIL import Image
from rest_framework.response import Response
from rest_framework.views import APIView


class SoilView(APIView):
    def post(self, request):
        sent = request.FILES["soil"]
        kept = default_storage.save("soil/sent.jpg", ContentFile(sent.read()))
        copied = FileSystemStorage().save("soil/copied.jpg", sent)
        Image.open(kept).resize((224, 224)).save("soil/small.jpg")  # expect: MLA709
        return Response({"soil": model.predict(kept), "kept": copied})
